package mypage.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;

/** One session of one account, on real beans without a server. */
public abstract class SessionFixture {

    public static final Duration IDLE = Duration.ofMinutes(30);

    public static final Duration SECOND = Duration.ofSeconds(1);

    public final TestContainer container = new TestContainer();

    public final SessionService sessions = container.get(SessionService.class);

    public final AccountService accounts = container.get(AccountService.class);

    public final TestAccount account = new TestAccount(container);

    public final Instant start = container.clock.instant();

    public final String token = open();

    public String open() {
        return sessions.open(account.fresh(), account.context);
    }

    public SignedInUser user() {
        return resume(token).orElseThrow();
    }

    public Optional<SignedInUser> resume(String sessionToken) {
        return sessions.resume(Service.SEEKER, sessionToken);
    }

    public boolean isOpen(String sessionToken) {
        return resume(sessionToken).isPresent();
    }

    public List<SessionView> list() {
        return sessions.list(account.id);
    }
}
