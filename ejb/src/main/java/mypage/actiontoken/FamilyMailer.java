package mypage.actiontoken;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.contact.UserMailTexts;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;

/** Tells the owner of a main account what happened to an additional one, which only the main account can remove. */
@Stateless
public class FamilyMailer {

    /** After this time the mail is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    AccountService accounts;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Queues one mail in the caller's transaction, if this is an additional account whose main account is open.
     *
     * @param text the key of the mail's texts
     */
    public void notifyMain(String text, Account additional) {
        additional.mainId().map(accounts::get).filter(Account::isOpen).ifPresent(main -> tell(main, text, additional));
    }

    private void tell(Account main, String text, Account additional) {
        Instant now = clock.instant();
        MailTexts texts = mailTexts.in(main.language(), main.service());
        outbox.enqueue(
                text + ":" + additional.id() + ":" + now.toEpochMilli(),
                main.email(),
                texts.mail(text, texts.text("service." + main.service()), additional.email(), texts.dateTime(now)),
                now.plus(WORTH_SENDING));
    }
}
