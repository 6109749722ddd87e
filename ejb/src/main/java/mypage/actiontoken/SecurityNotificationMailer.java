package mypage.actiontoken;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.account.Account;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.audit.BrowserFamily;
import mypage.contact.UserMailTexts;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;

/**
 * Tells owners by mail what happened to their account, each time with a link for the case that it was somebody else
 * (ASVS 6.3.5, 6.3.7). The mail names the browser in a few known words and no network address: more would not help
 * most people, and others may read the mail.
 */
@Stateless
public class SecurityNotificationMailer {

    /** After this time the mail is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    /** What happened. */
    public enum Notice {
        /** Signed in from an unknown device. */
        NEW_BROWSER,
        PASSWORD_CHANGED,
        /** The right password was typed, and it is among those that were stolen somewhere and published. */
        PASSWORD_BREACHED,
        /**
         * To be sent with the account as it was before the change: the mail goes to the old address, and its link
         * gives that address back.
         */
        EMAIL_CHANGED,
        SKIP_SET,
        SKIP_ENDED,
        /** The right password was followed by wrong codes. */
        WRONG_CODES,
        /** Wrong codes have used up half of those that are accepted. */
        CODES_HALF_USED,
        /** A main account invited an additional one. */
        ACCOUNT_ADDED
    }

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    ActionTokenSettings settings;

    @Inject
    Clock clock;

    /** Queues a mail to the address that this object holds. Joins the caller's transaction. */
    public void send(Notice notice, Account account, RequestContext context) {
        Instant now = clock.instant();
        Instant linkEnd = now.plus(settings.ownerLinkValidity());
        boolean objectionable = notice == Notice.EMAIL_CHANGED;
        String token = objectionable
                ? tokens.issueObjection(account, linkEnd)
                : tokens.issue(Purpose.NOT_ME, account.id(), linkEnd);
        MailTexts texts = mailTexts.in(account.languageOr(context.language()), account.service());
        String service = texts.text("service." + account.service());
        outbox.enqueue(
                "owner:" + notice + ":" + account.id() + ":" + now.toEpochMilli(),
                account.email(),
                texts.mailOf(
                        texts.text("owner." + notice + ".subject", service),
                        texts.text(
                                "owner.body",
                                service,
                                texts.text("owner." + notice),
                                texts.dateTime(now),
                                browser(context, texts),
                                tokens.address(account.service(), "not-me", token, texts.language()),
                                texts.dateTime(linkEnd),
                                texts.text(objectionable ? "owner.link.objection" : "owner.link"))),
                now.plus(WORTH_SENDING));
    }

    /** The words by which mails name the browser. */
    public static String browser(RequestContext context, MailTexts texts) {
        if (context.staffId() != null) {
            return texts.text("owner.browser.staff");
        }
        String known = BrowserFamily.of(context);
        return known.isEmpty() ? texts.text("owner.browser.unknown") : known;
    }
}
