package mypage.dormancy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.account.Account;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.contact.UserMailTexts;
import mypage.mail.Mail;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.profile.AccountClosingService;

/** Tells owners of accounts that nobody signs in to. Nobody waits for these mails, so all others go first. */
@Stateless
public class DormancyMailer {

    /** After this time the mail is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    AccountClosingService closing;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    DormancySettings settings;

    @Inject
    Clock clock;

    /** Without a link: whoever still uses the account knows where to sign in. Joins the caller's transaction. */
    public void announce(Account account) {
        Instant dormant = clock.instant().plus(settings.notice());
        MailTexts texts = mailTexts.in(account.language(), account.service());
        enqueue(
                "announced",
                account,
                texts.mail(
                        "dormancy.announced",
                        texts.text("service." + account.service()),
                        texts.date(dormant),
                        texts.date(dormant.plus(settings.retention()))));
    }

    /** With the link that opens a closed account. Joins the caller's transaction. */
    public void closed(Account account) {
        Instant linkEnd = clock.instant().plus(closing.undo());
        String token = tokens.issue(Purpose.REOPEN, account.id(), linkEnd);
        MailTexts texts = mailTexts.in(account.language(), account.service());
        enqueue(
                "closed",
                account,
                texts.mail(
                        "dormancy.closed",
                        texts.text("service." + account.service()),
                        texts.date(closing.deletion()),
                        tokens.address(account.service(), "reopen", token, texts.language()),
                        texts.dateTime(linkEnd)));
    }

    private void enqueue(String what, Account account, Mail mail) {
        outbox.enqueueInBulk(
                "dormancy:" + what + ":" + account.id(),
                account.email(),
                mail,
                clock.instant().plus(WORTH_SENDING));
    }
}
