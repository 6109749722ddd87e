package mypage.actiontoken;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.account.Account;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.audit.BrowserFamily;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;

/**
 * Tells owners by mail what happened to their account, each time with a link for the case that it was somebody else
 * (ASVS 6.3.5, 6.3.7). The browser is told in a few known words and no network address is: neither would help most
 * people, and the mail may be read by others.
 */
@Stateless
public class SecurityNotificationMailer {

    /** So long it is news. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    /** What happened. */
    public enum Notice {
        /** Signed in to from a browser that was never seen with this account. */
        NEW_BROWSER,
        PASSWORD_CHANGED,
        /**
         * To be sent with the account as it was before the change: it goes to the old address, and its link gives that back.
         */
        EMAIL_CHANGED,
        SKIP_SET,
        SKIP_ENDED,
        /** A main account invited an additional one. */
        ACCOUNT_ADDED
    }

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    Outbox outbox;

    @Inject
    ActionTokenSettings settings;

    @Inject
    Clock clock;

    /** Queues one mail in the caller's transaction, to the address that the account has here. */
    public void send(Notice notice, Account account, RequestContext context) {
        Instant now = clock.instant();
        Instant linkEnd = now.plus(settings.ownerLinkValidity());
        boolean objectionable = notice == Notice.EMAIL_CHANGED;
        String token = objectionable
                ? tokens.issueObjection(account, linkEnd)
                : tokens.issue(Purpose.NOT_ME, account.id(), linkEnd);
        MailTexts texts = MailTexts.in(account.languageOr(context.language()));
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
                                tokens.address(account.service(), "not-me", token),
                                texts.dateTime(linkEnd),
                                texts.text(objectionable ? "owner.link.objection" : "owner.link"))),
                now.plus(WORTH_SENDING));
    }

    /** What mails call the browser of this client. */
    public static String browser(RequestContext context, MailTexts texts) {
        if (context.staffId() != null) {
            return texts.text("owner.browser.staff");
        }
        String known = BrowserFamily.of(context);
        return known.isEmpty() ? texts.text("owner.browser.unknown") : known;
    }
}
