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

/** The transaction of a registration; {@link RegistrationService} hashes the password before it. */
@Stateless
public class RegistrationTransactions {

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    /**
     * Uses the token of an invitation to store the first password, and ends the account's other tokens. Of many at once
     * exactly one does.
     *
     * @return LinkInvalid when the token was used or is too old, or the account has a password by now
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
