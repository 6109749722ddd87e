package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.Slice;
import mypage.session.SignedInUser;

/**
 * Owners see who signed in to their account, or tried to. It tells whoever is in the account as little as helps the
 * owner: no address, nothing that was typed, and not which browsers skip the one-time password (requirement 46).
 */
@Stateless
public class SignInRecordService {

    private static final Duration TOLD = Duration.ofDays(90);

    @Inject
    SignInRecordRepository records;

    @Inject
    Clock clock;

    /**
     * The newest attempts of the last 90 days.
     *
     * @param before the number of the last one on the page before; empty for the first page
     */
    public Slice<SignInRecord> list(SignedInUser user, Optional<Long> before) {
        return records.list(user.accountId(), since(), before.flatMap(id -> any(user, id)), clock.instant());
    }

    /** What can be disavowed. Empty when it is not of this account, too old, or nobody knew the password. */
    public Optional<SignInRecord> disavowable(SignedInUser user, long id) {
        return any(user, id).filter(SignInRecord::isDisavowable);
    }

    private Optional<SignInRecord> any(SignedInUser user, long id) {
        return records.find(user.accountId(), since(), id);
    }

    private Instant since() {
        return clock.instant().minus(TOLD);
    }
}
