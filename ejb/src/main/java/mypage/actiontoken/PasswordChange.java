package mypage.actiontoken;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Function;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordPolicy;
import mypage.password.PasswordRefusal;
import mypage.password.PasswordRefusal.Weak;
import mypage.platform.RequestContext;

/** From a typed password to the account's new one. */
@Stateless
public class PasswordChange {

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    SecurityNotificationMailer notifications;

    /**
     * Judges a new password and has it stored. Runs outside a transaction, so that no connection is held while it is
     * hashed.
     *
     * @param store takes the hash, in a transaction
     * @param refuse answers why there is none
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public <R> R choose(
            Account account, String password, Function<String, R> store, Function<PasswordRefusal, R> refuse) {
        var weakness = PasswordPolicy.weakness(password, account.email());
        if (weakness.isPresent()) {
            return refuse.apply(new Weak(weakness.get()));
        }
        try {
            return store.apply(accounts.hash(password));
        } catch (HasherBusyException e) {
            return refuse.apply(new HasherBusy());
        }
    }

    /** Changes it with a permission that works once. */
    public PasswordByLinkResult changeByLink(Account account, String resetToken, String hash, RequestContext context) {
        if (!tokens.use(Purpose.PASSWORD_RESET, resetToken)) {
            return new LinkInvalid();
        }
        change(account, hash, context);
        return new PasswordByLinkResult.Changed();
    }

    /**
     * Stores the password, ends all that was opened with the old one, by old mails too, and tells the owner. Joins the
     * caller's transaction.
     */
    public void change(Account account, String hash, RequestContext context) {
        accounts.changePassword(account.service(), account.id(), hash, context);
        tokens.endAll(account.id());
        notifications.send(Notice.PASSWORD_CHANGED, account, context);
    }
}
