package mypage.password;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import mypage.platform.NativeStatement;
import mypage.platform.Row;

/** Stored passwords, whoever's they are, and since when this database knows that they are sealed. */
@Dependent
class StoredPasswordRepository {

    private static final NativeStatement FIRST_SEEN = NativeStatement.of("select first_seen_at from password_sealing");

    private static final String OTHERS = """
            select id, password_hash from TABLE
            where id > :after and password_hash is not null and not starts_with(password_hash, :newest)
            order by id limit :most for no key update skip locked""";

    private static final String REPLACE =
            "update TABLE set password_hash = :sealed where id = :id and password_hash = :stored";

    @PersistenceContext
    EntityManager entities;

    /** When a node of a release that reads sealed passwords first used this database. */
    Instant firstSeen() {
        return FIRST_SEEN.in(entities).first().orElseThrow().time(0);
    }

    /** The next rows whose password does not begin like this, by id, and locks them; others' locked rows are left out. */
    List<Row> others(PasswordTable table, String newest, long after, int most) {
        return NativeStatement.of(OTHERS.replace("TABLE", table.name()))
                .in(entities)
                .set("after", after)
                .set("newest", newest)
                .set("most", most)
                .rows()
                .toList();
    }

    void replace(PasswordTable table, long id, String stored, String sealed) {
        NativeStatement.of(REPLACE.replace("TABLE", table.name()))
                .in(entities)
                .set("id", id)
                .set("stored", stored)
                .set("sealed", sealed)
                .update();
    }
}
