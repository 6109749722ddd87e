package mypage.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/** The transaction of {@link RegistrationService}, which hashes the password before it. */
@Stateless
public class RegistrationTransactions {

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    OpeningLinkRepository openings;

    @Inject
    AuditTrail audit;

    /**
     * Consumes the token of an invitation, or of a link that opens an account, stores the first password, and deletes
     * the other tokens of the account. Of many simultaneous requests exactly one succeeds.
     *
     * @return LinkInvalid when the token was used or has expired, or the account has a password already
     */
    public PasswordByLinkResult register(Service service, String token, String hash, RequestContext context) {
        return tokens.owner(Purpose.INVITATION, service, token)
                .filter(account -> tokens.use(Purpose.INVITATION, token))
                .filter(account -> accounts.register(service, account.id(), hash, context))
                .or(() -> opened(service, token, hash, context))
                .<PasswordByLinkResult>map(account -> {
                    tokens.endAll(account.id());
                    return new PasswordByLinkResult.Changed();
                })
                .orElseGet(LinkInvalid::new);
    }

    private Optional<Account> opened(Service service, String token, String hash, RequestContext context) {
        Optional<Account> opened = openings.use(service, token)
                .flatMap(email -> waiting(service, email, context))
                .filter(account -> accounts.register(service, account.id(), hash, context));
        opened.ifPresent(account -> audit.record(RegistrationAuditKind.OPENED, service, account.id(), context));
        return opened;
    }

    /**
     * Creates a main account without a password, or finds the one that waits for its owner. Joins the caller's
     * transaction.
     *
     * @param email normalized
     * @return empty when the address has a registered or locked account
     */
    public Optional<Account> waiting(Service service, String email, RequestContext context) {
        return addresses
                .create(service, email, Optional.empty(), context)
                .or(() -> accounts.find(service, email))
                .filter(account -> !account.isRegistered() && account.mainId().isEmpty());
    }
}
