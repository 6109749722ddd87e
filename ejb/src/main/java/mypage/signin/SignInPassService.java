package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.KnownBrowsers;
import mypage.account.Service;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.platform.AfterAnswer;
import mypage.platform.Secrets;
import mypage.platform.TypedDigits;
import mypage.throttle.Budget;
import mypage.throttle.Throttle;
import mypage.trust.Browser;

/**
 * The way in for an owner at a new browser while somebody else uses up the tries of the own ID or network: a number that
 * is mailed makes this browser known, and thereby gives it tries of its own. It replaces neither the password nor the
 * one-time password.
 */
@Stateless
public class SignInPassService {

    private static final long NOBODY = 0;

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountService accounts;

    @Inject
    KnownBrowsers browsers;

    @Inject
    PasswordBudgets budgets;

    @Inject
    Throttle throttle;

    @Inject
    SignInPassMails mails;

    @Inject
    AfterAnswer afterAnswer;

    @Inject
    AuditTrail audit;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /**
     * Has a number mailed to the account with this ID, if there is one and not too many were mailed of late. Neither the
     * answer nor its time tells whether there is, see {@link AfterAnswer}.
     */
    public void send(Service service, String typedEmail, Client client) {
        afterAnswer.run(() -> mails.send(service, typedEmail, client));
    }

    /**
     * Makes the browser known to the account if the number is right; of many at once exactly one gets it.
     *
     * @return false when the number is wrong, used or expired, or there is no such account
     */
    public boolean use(Service service, String typedEmail, String typedCode, Browser browser, Client client) {
        Optional<Account> account = accounts.find(service, typedEmail);
        long accountId = account.map(Account::id).orElse(NOBODY);
        boolean used = TypedDigits.of(typedCode, SignInPass.DIGITS)
                .filter(code -> consume(accountId, code))
                .isPresent();
        if (used) {
            introduce(account.get(), browser, client);
        } else {
            audit.record(
                    AuditEvent.Kind.PASS_REFUSED,
                    service,
                    account.map(Account::id).orElse(null),
                    client);
        }
        return used;
    }

    private boolean consume(long accountId, String code) {
        return entities.createNamedQuery(SignInPass.LIVING, SignInPass.class)
                .setParameter("account", accountId)
                .setParameter("now", clock.instant())
                .getResultStream()
                .filter(pass -> secrets.matches(SignInPass.message(accountId, code), pass.codeHash()))
                .anyMatch(pass -> entities.createNamedQuery(SignInPass.USE)
                                .setParameter("id", pass.id())
                                .executeUpdate()
                        == 1);
    }

    private void introduce(Account account, Browser browser, Client client) {
        browsers.introduce(account.id(), browsers.hash(account.id(), browser.id()), clock.instant());
        Budget tries = budgets.ofKnown(account.id(), browser.id());
        // In the order of a sign-in, which may be under way in the same browser.
        throttle.refill(budgets.mails(account.id(), List.of(tries)));
        throttle.refill(tries);
        audit.record(AuditEvent.Kind.PASS_USED, account.service(), account.id(), client);
    }
}
