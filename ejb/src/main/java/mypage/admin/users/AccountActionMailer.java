package mypage.admin.users;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.account.Account;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.contact.UserMailTexts;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;

/** Tells owners what staff did to their account. All methods join the caller's transaction. */
@Stateless
public class AccountActionMailer {

    /** After this time the mail is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

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

    /** Without a link, because the mailbox must not be enough to undo a lock. */
    public void locked(Account account) {
        Instant now = clock.instant();
        MailTexts texts = mailTexts.in(account.language(), account.service());
        outbox.enqueue(
                "desk:locked:" + account.id() + ":" + now.toEpochMilli(),
                account.email(),
                texts.mail("desk.locked", service(account, texts), texts.dateTime(now)),
                now.plus(WORTH_SENDING));
    }

    /**
     * With a link to choose a password. It is valid as long as that of an invitation, because nobody is waiting for
     * it.
     *
     * @param how unlocked or reopened
     */
    public void choosePassword(Account account, String how) {
        Instant now = clock.instant();
        Instant end = now.plus(settings.invitationValidity());
        String token = tokens.issue(Purpose.PASSWORD_RESET, account.id(), end);
        MailTexts texts = mailTexts.in(account.language(), account.service());
        outbox.enqueue(
                "desk:" + how + ":" + account.id() + ":" + now.toEpochMilli(),
                account.email(),
                texts.mailOf(
                        texts.text("desk." + how + ".subject", service(account, texts)),
                        texts.text(
                                "desk.password.body",
                                service(account, texts),
                                texts.text("desk." + how),
                                texts.dateTime(now),
                                tokens.address(account.service(), "password-reset", token, texts.language()),
                                texts.dateTime(end))),
                end);
    }

    private static String service(Account account, MailTexts texts) {
        return texts.text("service." + account.service());
    }
}
