package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.actiontoken.PasswordChange;
import mypage.platform.RequestContext;
import mypage.profile.PasswordChangeResult.Changed;
import mypage.profile.PasswordChangeResult.Refused;
import mypage.session.SignedInUser;
import mypage.trust.DeviceCookies;

/**
 * Lets signed-in users change their password after they have reauthenticated. Runs outside a transaction, so that no
 * connection is held while the password is hashed.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordChangeService {

    @Inject
    AccountService accounts;

    @Inject
    PasswordChange passwords;

    @Inject
    PasswordChangeTransactions transactions;

    /**
     * Changes the password. Ends all other sessions, all unfinished sign-ins and every setting to skip the code, and
     * forgets all known devices but this one. This session continues with a new token.
     */
    public PasswordChangeResult change(
            SignedInUser user, String password, DeviceCookies device, RequestContext context) {
        Account account = accounts.get(user.accountId());
        return passwords.choose(
                account.email(),
                password,
                hash -> transactions
                        .change(user, account, hash, device, context)
                        .<PasswordChangeResult>map(Changed::new)
                        .orElseGet(ReauthenticationRequired::new),
                Refused::new);
    }
}
