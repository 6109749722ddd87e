package mypage.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.AccountService;
import mypage.account.Service;

/** One session of one account, on real beans without a server. */
abstract class OneSession {

    static final Duration IDLE = Duration.ofMinutes(30);

    static final Duration SECOND = Duration.ofSeconds(1);

    final Wired wired = new Wired();

    final SessionService sessions = wired.get(SessionService.class);

    final AccountService accounts = wired.get(AccountService.class);

    final TestAccount account = new TestAccount(wired);

    final Instant start = wired.clock.instant();

    final String token = open();

    String open() {
        return sessions.open(account.fresh(), account.client);
    }

    SignedInUser user() {
        return resume(token).orElseThrow();
    }

    Optional<SignedInUser> resume(String sessionToken) {
        return sessions.resume(Service.SEEKER, sessionToken);
    }

    boolean isLiving(String sessionToken) {
        return resume(sessionToken).isPresent();
    }

    List<OpenSession> list() {
        return sessions.list(account.id);
    }
}
