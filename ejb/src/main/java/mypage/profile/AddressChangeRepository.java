package mypage.profile;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.Optional;
import mypage.otp.PendingCode;
import mypage.platform.NativeStatement;
import mypage.platform.OneRow;
import mypage.session.SignedInUser;

/** The rows of {@link AddressChange}. */
@Dependent
class AddressChangeRepository {

    private static final NativeStatement BEGIN = NativeStatement.of("""
            insert into address_change (account_id, session_id, token_hash, email, reference, code_hash, tries,
                expires_at)
            values (:account, :session, :tokenHash, :email, :reference, :codeHash, 0, :expiresAt)
            on conflict (account_id) do update set session_id = excluded.session_id, token_hash = excluded.token_hash,
                email = excluded.email, reference = excluded.reference, code_hash = excluded.code_hash, tries = 0,
                expires_at = excluded.expires_at""");

    @PersistenceContext
    EntityManager entities;

    /** Stores a change in place of the account's older one. */
    void begin(SignedInUser user, byte[] tokenHash, byte[] codeHash, PendingCode code) {
        BEGIN.in(entities)
                .set("account", user.accountId())
                .set("session", user.sessionId())
                .set("tokenHash", tokenHash)
                .set("email", code.email())
                .set("reference", code.reference())
                .set("codeHash", codeHash)
                .set("expiresAt", code.expiresAt())
                .update();
    }

    Optional<AddressChange> find(SignedInUser user) {
        return Optional.ofNullable(entities.find(AddressChange.class, user.accountId()));
    }

    /** @return false when no attempt is left or the code has expired */
    boolean countAttempt(SignedInUser user, byte[] tokenHash, int limit, Instant now) {
        return OneRow.isChangedBy(
                ofUser(AddressChange.COUNT_ATTEMPT, user, tokenHash, now).setParameter("tries", limit));
    }

    /** @return false when another request was first */
    boolean use(SignedInUser user, byte[] tokenHash, Instant now) {
        return OneRow.isChangedBy(ofUser(AddressChange.USE, user, tokenHash, now));
    }

    private Query ofUser(String query, SignedInUser user, byte[] tokenHash, Instant now) {
        return entities.createNamedQuery(query)
                .setParameter("account", user.accountId())
                .setParameter("session", user.sessionId())
                .setParameter("hash", tokenHash)
                .setParameter("now", now);
    }
}
