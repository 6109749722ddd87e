package mypage.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.platform.RequestContext;

/** The transaction of {@link RegistrationService}, which hashes the password before it. */
@Stateless
public class RegistrationTransactions {

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    /**
     * Consumes the token of an invitation, stores the first password, and deletes the other tokens of the account. Of
     * many simultaneous requests exactly one succeeds.
     *
     * @return LinkInvalid when the token was used or has expired, or the account has a password already
     */
    public PasswordByLinkResult register(Account account, String token, String hash, RequestContext context) {
        if (!tokens.use(Purpose.INVITATION, token)
                || !accounts.register(account.service(), account.id(), hash, context)) {
            return new LinkInvalid();
        }
        tokens.endAll(account.id());
        return new PasswordByLinkResult.Changed();
    }
}
