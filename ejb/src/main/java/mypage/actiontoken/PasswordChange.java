package mypage.actiontoken;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Function;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.password.HasherBusy;
import mypage.password.HasherBusyException;
import mypage.password.PasswordRefusal;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordRules;
import mypage.platform.RequestContext;

/** Checks, hashes and stores new passwords. */
@Stateless
public class PasswordChange {

    @Inject
    PasswordRules rules;

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    SecurityNotificationMailer notifications;

    /**
     * Checks a new password and has it stored. Runs outside a transaction, so that no connection is held during
     * hashing.
     *
     * @param email the address of the account, which the password may not resemble
     * @param store takes the hash, in a transaction
     * @param refuse takes the reason when the password is refused
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public <R> R choose(String email, String password, Function<String, R> store, Function<PasswordRefusal, R> refuse) {
        var weakness = rules.weakness(password, email);
        if (weakness.isPresent()) {
            return refuse.apply(new Weak(weakness.get()));
        }
        try {
            return store.apply(accounts.hash(password));
        } catch (HasherBusyException e) {
            return refuse.apply(new HasherBusy());
        }
    }

    /**
     * Stores the password, revokes everything that was opened with the old one, including tokens in old mails, and
     * notifies the owner. Joins the caller's transaction.
     */
    public void change(Account account, String hash, RequestContext context) {
        accounts.changePassword(account.service(), account.id(), hash, context);
        tokens.endAll(account.id());
        notifications.send(Notice.PASSWORD_CHANGED, account, context);
    }
}
