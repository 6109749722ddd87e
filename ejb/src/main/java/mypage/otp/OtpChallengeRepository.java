package mypage.otp;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;

/** The rows of {@link OtpChallenge}. */
@Dependent
class OtpChallengeRepository {

    private static final NativeStatement ISSUE = NativeStatement.of("""
            insert into otp_challenge as c (account_id, attempt_id, code_hash, tries, issued_at, expires_at,
                access_generation)
            values (:account, :attempt, :codeHash, 0, :issuedAt, :expiresAt, :epoch)
            on conflict (account_id) do update set attempt_id = excluded.attempt_id,
                code_hash = excluded.code_hash, tries = 0, issued_at = excluded.issued_at,
                expires_at = excluded.expires_at, used_at = null,
                failures = case when c.access_generation = :epoch then c.failures else 0 end, access_generation = :epoch
            where c.failures < :limit or c.access_generation <> :epoch""");

    private static final NativeStatement FAILURES = NativeStatement.of("""
            select c.failures from otp_challenge c join account a on a.id = c.account_id
            where a.id = :account and c.access_generation = a.access_generation""");

    @PersistenceContext
    EntityManager entities;

    @Inject
    OtpSettings settings;

    /**
     * Stores a challenge in place of the account's older one.
     *
     * @param sessionEpoch that of the account; a new one resets the count of wrong codes
     * @return false when too many consecutive wrong codes have closed the challenges of the account
     */
    boolean issue(
            long accountId, int sessionEpoch, long attemptId, byte[] codeHash, Instant issuedAt, Instant expiresAt) {
        return ISSUE.in(entities)
                .set("account", accountId)
                .set("attempt", attemptId)
                .set("codeHash", codeHash)
                .set("issuedAt", issuedAt)
                .set("expiresAt", expiresAt)
                .set("epoch", sessionEpoch)
                .set("limit", settings.failures())
                .changesOneRow();
    }

    /** @return false when the code has no attempt left or is no longer valid */
    boolean countAttempt(long accountId, long attemptId, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(OtpChallenge.COUNT_ATTEMPT)
                .setParameter("account", accountId)
                .setParameter("attempt", attemptId)
                .setParameter("tries", settings.attempts())
                .setParameter("failures", settings.failures())
                .setParameter("now", now));
    }

    /** @return false when another request was first, or the code has expired meanwhile */
    boolean consume(long accountId, long attemptId, Instant now) {
        return OneRow.isChangedBy(entities.createNamedQuery(OtpChallenge.CONSUME)
                .setParameter("account", accountId)
                .setParameter("attempt", attemptId)
                .setParameter("now", now));
    }

    /** Consecutive wrong codes in the current session epoch of the account. */
    int failures(long accountId) {
        return FAILURES.in(entities)
                .set("account", accountId)
                .first()
                .map(row -> (int) row.number(0))
                .orElse(0);
    }
}
