package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.actiontoken.AccountActionToken;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;

/**
 * Gives an account its former address back, when the reader of that mailbox says that it was somebody else who changed it.
 * Its present one is told, and is referred to the office: a link of its own would let the two take turns for ever.
 */
@Stateless
public class AddressRestoration {

    /** So long it is news. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Joins the caller's transaction, which holds the account and has used the link up.
     *
     * @param account as it is now
     * @return false when the former address is another account's by now; then this one is locked, unless an earlier address can
     *     still object: who objects last must not be able to keep that from it
     */
    public boolean restore(Account account, AccountActionToken objection, RequestContext context) {
        tokens.endLaterObjections(objection);
        String former = objection.formerEmail().orElseThrow();
        if (former.equals(AccountService.normalize(account.email())) && account.isOpen()) {
            return true;
        }
        boolean restored = addresses.restore(account, former, context);
        if (!restored && !tokens.isPreceded(objection)) {
            accounts.lock(account.service(), account.id(), context);
        }
        tell(account, restored ? "address.restored" : "address.stopped");
        return restored;
    }

    private void tell(Account account, String text) {
        MailTexts texts = MailTexts.in(account.language());
        outbox.enqueue(
                text + ":" + account.id() + ":" + clock.instant().toEpochMilli(),
                account.email(),
                texts.mail(text, texts.text("service." + account.service()), texts.dateTime(clock.instant())),
                clock.instant().plus(WORTH_SENDING));
    }
}
