package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Function;
import mypage.account.OwnerLink.Purpose;
import mypage.account.OwnerNotices.Notice;
import mypage.account.PasswordRefusal.Weak;
import mypage.audit.Client;

/** From a typed password to the account's new one. */
@Stateless
public class PasswordChanges {

    @Inject
    AccountService accounts;

    @Inject
    OwnerLinks links;

    @Inject
    OwnerNotices notices;

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
        } catch (TooBusyException e) {
            return refuse.apply(new Busy());
        }
    }

    /** Changes it with a permission that works once. */
    public PasswordResult changeByLink(Account account, String resetToken, String hash, Client client) {
        if (!links.use(Purpose.PASSWORD_RESET, resetToken)) {
            return new Over();
        }
        change(account, hash, client);
        return new PasswordResult.Changed();
    }

    /**
     * Stores the password, ends all that was opened with the old one, by old mails too, and tells the owner. Joins the
     * caller's transaction.
     */
    public void change(Account account, String hash, Client client) {
        accounts.changePassword(account.service(), account.id(), hash, client);
        links.endAll(account.id());
        notices.send(Notice.PASSWORD_CHANGED, account, client);
    }
}
