package mypage.export;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import mypage.platform.NativeStatement;
import mypage.platform.Row;

/** The row of an account, as its owner may have it. */
@Dependent
class ExportRepository {

    private static final NativeStatement ACCOUNT = NativeStatement.of("""
            select a.service, a.email, m.email, a.created_at, a.terms_accepted_at, a.last_sign_in_at, a.language,
                a.undelivered_at
            from account a left join account m on m.id = a.main_id where a.id = :id""");

    /** @param mainEmail null for a main account */
    record ExportedAccount(
            String service,
            String email,
            String mainEmail,
            Instant createdAt,
            Instant termsAcceptedAt,
            Instant lastSignInAt,
            String language,
            Instant undeliveredAt) {}

    @PersistenceContext
    EntityManager entities;

    ExportedAccount account(long id) {
        Row row = ACCOUNT.in(entities).set("id", id).first().orElseThrow();
        return new ExportedAccount(
                row.text(0), row.text(1), row.text(2), row.time(3), row.time(4), row.time(5), row.text(6), row.time(7));
    }
}
