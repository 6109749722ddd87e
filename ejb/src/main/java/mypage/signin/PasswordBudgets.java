package mypage.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.KnownBrowsers;
import mypage.account.Service;
import mypage.account.StrangersTries;
import mypage.audit.Client;
import mypage.platform.Settings;
import mypage.throttle.Budget;
import mypage.trust.Browser;
import mypage.trust.TrustTokenService;

/**
 * Whose tries a password costs. A browser that the account knows, or that skips its one-time password, has tries of its
 * own; all strangers share those of the ID, and each of them those of the network it comes from. So whoever guesses
 * elsewhere can't keep the owner out (ASVS 6.1.1, standards row T6). An ID without an account is treated as one with.
 */
@ApplicationScoped
class PasswordBudgets {

    private static final long NOBODY = 0;

    @Inject
    KnownBrowsers browsers;

    @Inject
    TrustTokenService trust;

    @Inject
    StrangersTries strangers;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    List<Budget> of(Service service, String typedEmail, Optional<Account> account, Browser browser, Client client) {
        long accountId = account.map(Account::id).orElse(NOBODY);
        if (browsers.isKnown(browsers.hash(accountId, browser.id()), clock.instant())) {
            return List.of(ofKnown(accountId, browser.id()));
        }
        return account.flatMap(known -> skipValue(known, browser))
                .map(value -> List.of(ofKnown(accountId, value)))
                .orElseGet(() -> List.of(
                        new Budget(
                                "network " + client.network(), settings.limits().networkTries()),
                        strangers.of(service, typedEmail)));
    }

    private Optional<String> skipValue(Account account, Browser browser) {
        Optional<String> value = browser.skipValue(account.trustHandle());
        return value.filter(given -> trust.isTrusted(account, value, clock.instant()));
    }

    /** The tries of one known browser. */
    Budget ofKnown(long accountId, String browserId) {
        return new Budget(
                "browser " + accountId + " " + browserId, settings.limits().browserTries());
    }

    /** The one-time passwords mailed to whoever these tries belong to: strangers share them too. */
    Budget mails(long accountId, List<Budget> tries) {
        String whose = tries.size() == 1 ? tries.get(0).name() : "strangers";
        return new Budget("mails " + accountId + " " + whose, settings.limits().otpMails());
    }
}
