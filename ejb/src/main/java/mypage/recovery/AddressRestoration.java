package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.EmailAddress;
import mypage.actiontoken.AccountActionToken;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.contact.UserMailTexts;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;

/**
 * Gives an account its former address back when the reader of that mailbox says that somebody else changed it. The
 * current address is notified and referred to staff. If it got a link too, the two could take turns forever.
 */
@Stateless
public class AddressRestoration {

    /** After this time the mail is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Joins the caller's transaction, which has locked the account and consumed the token.
     *
     * @param account as it is now
     * @return false when another account has the former address. Then this account is locked, unless an even earlier
     *     address can still object: a later objection must not take that right away.
     */
    public boolean restore(Account account, AccountActionToken objection, RequestContext context) {
        tokens.endLaterObjections(objection);
        String former = objection.formerEmail().orElseThrow();
        if (former.equals(EmailAddress.normalize(account.email())) && account.isOpen()) {
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
        MailTexts texts = mailTexts.in(account.language(), account.service());
        outbox.enqueue(
                text + ":" + account.id() + ":" + clock.instant().toEpochMilli(),
                account.email(),
                texts.mail(text, texts.text("service." + account.service()), texts.dateTime(clock.instant())),
                clock.instant().plus(WORTH_SENDING));
    }
}
