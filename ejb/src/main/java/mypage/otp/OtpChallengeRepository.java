package mypage.otp;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import mypage.platform.NativeStatement;

/** The rows of {@link OtpChallenge}. */
@Dependent
class OtpChallengeRepository {

    private static final NativeStatement ISSUE = NativeStatement.of("""
            insert into otp_challenge as c (account_id, attempt_id, code_hash, tries, issued_at, expires_at, known)
            values (:account, :attempt, :codeHash, 0, :issuedAt, :expiresAt, :known)
            on conflict (account_id) do update set attempt_id = excluded.attempt_id,
                code_hash = excluded.code_hash, tries = 0, issued_at = excluded.issued_at,
                expires_at = excluded.expires_at, used_at = null, failures = 0, known = excluded.known
            where case when excluded.known then c.known_guess_count else c.guess_count end < :limit""");

    private static final NativeStatement COUNT_ATTEMPT = NativeStatement.of("""
            update otp_challenge set tries = tries + 1,
                guesses = case when known then guesses else guesses || cast(:now as timestamptz) end,
                known_guesses = case when known then known_guesses || cast(:now as timestamptz) else known_guesses end
            where account_id = :account and attempt_id = :attempt and tries < :tries and used_at is null
                and expires_at > :now and case when known then known_guess_count else guess_count end < :limit""");

    /** Takes back the newest attempt, which was the right one, and drops those that are old. */
    private static final NativeStatement CONSUME = NativeStatement.of("""
            update otp_challenge c set used_at = :now,
                guesses = array(
                    select g from unnest(trim_array(c.guesses, least(c.guess_count, case when c.known then 0 else 1 end))) g
                    where g > :since order by g),
                known_guesses = array(
                    select g
                    from unnest(trim_array(c.known_guesses, least(c.known_guess_count, case when c.known then 1 else 0 end))) g
                    where g > :since order by g)
            where c.account_id = :account and c.attempt_id = :attempt and c.used_at is null and c.expires_at > :now""");

    private static final NativeStatement GUESSES = NativeStatement.of(
            "select guess_count, known_guess_count, known from otp_challenge where account_id = :account");

    private static final NativeStatement FORGIVE = NativeStatement.of("""
            update otp_challenge set guesses = '{}', known_guesses = '{}'
            where account_id = :account and guess_count + known_guess_count > 0""");

    @PersistenceContext
    EntityManager entities;

    @Inject
    OtpSettings settings;

    /**
     * Stores a challenge in place of the account's older one.
     *
     * @param known whether a known device, or a session, asks for it
     * @return false when too many wrong codes have closed the challenges of the account for such browsers
     */
    boolean issue(long accountId, boolean known, long attemptId, byte[] codeHash, Instant issuedAt, Instant expiresAt) {
        return ISSUE.in(entities)
                .set("account", accountId)
                .set("attempt", attemptId)
                .set("codeHash", codeHash)
                .set("issuedAt", issuedAt)
                .set("expiresAt", expiresAt)
                .set("known", known)
                .set("limit", settings.guesses().count())
                .changesOneRow();
    }

    /** @return false when the code has no attempt left or is no longer valid */
    boolean countAttempt(long accountId, long attemptId, Instant now) {
        return COUNT_ATTEMPT
                .in(entities)
                .set("account", accountId)
                .set("attempt", attemptId)
                .set("tries", settings.attempts())
                .set("limit", settings.guesses().count())
                .set("now", now)
                .changesOneRow();
    }

    /** @return false when another request was first, or the code has expired meanwhile */
    boolean consume(long accountId, long attemptId, Instant now) {
        return CONSUME.in(entities)
                .set("account", accountId)
                .set("attempt", attemptId)
                .set("since", now.minus(settings.guesses().period()))
                .set("now", now)
                .changesOneRow();
    }

    /** The wrong codes that count now. */
    WrongCodes wrongCodes(long accountId) {
        return GUESSES.in(entities)
                .set("account", accountId)
                .first()
                .map(row -> new WrongCodes(
                        (int) row.number(0),
                        (int) row.number(1),
                        settings.guesses().count()))
                .orElseGet(() -> new WrongCodes(0, 0, settings.guesses().count()));
    }

    /** Counts from zero again. */
    void forgive(long accountId) {
        FORGIVE.in(entities).set("account", accountId).update();
    }
}
