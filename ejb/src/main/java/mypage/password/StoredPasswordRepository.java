package mypage.password;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final NativeStatement FUNCTIONS =
            NativeStatement.of("select name from legacy_function order by name");

    /** The conditions are those of the indexes that migrations V33 and V36 make. */
    private static final String IS_UNUSED = """
            not exists (select from TABLE where password_hash like '$sealed$%$%$%'
                and split_part(password_hash, '$', 5) = f.name)""";

    private static final String WEAK = """
            select id, password_hash from TABLE where id > :after and password_hash like '$sealed$%$weak'
            order by id limit :most""";

    /** The command of an import holds it. */
    private static final NativeStatement IS_NO_IMPORT = NativeStatement.of(
            "select case when pg_try_advisory_xact_lock(hashtextextended('legacy import', 0)) then 1 else 0 end");

    private static final NativeStatement HOLD_WRAPPING = NativeStatement.of(
            "select case when pg_try_advisory_xact_lock(hashtextextended('password wrapping', 0)) then 1 else 0 end");

    @PersistenceContext
    EntityManager entities;

    /** When a node of a release that reads sealed passwords first used this database. */
    Instant firstSeen() {
        return FIRST_SEEN.in(entities).first().orElseThrow().time(0);
    }

    /**
     * The next rows whose password does not begin like this, by id, and locks them; others' locked rows are left out.
     */
    List<Row> others(PasswordTable table, String newest, long after, int most) {
        return NativeStatement.of(OTHERS.replace("TABLE", table.name()))
                .in(entities)
                .set("after", after)
                .set("newest", newest)
                .set("most", most)
                .rows()
                .toList();
    }

    /** @return false when it was changed meanwhile */
    boolean replace(PasswordTable table, long id, String stored, String sealed) {
        return NativeStatement.of(REPLACE.replace("TABLE", table.name()))
                .in(entities)
                .set("id", id)
                .set("stored", stored)
                .set("sealed", sealed)
                .changesOneRow();
    }

    List<String> functions() {
        return FUNCTIONS.in(entities).rows().map(row -> row.text(0)).toList();
    }

    /** Deletes the functions that no password in any of these tables needs. */
    int forgetUnusedFunctions(Stream<PasswordTable> tables) {
        String isUnused =
                tables.map(table -> IS_UNUSED.replace("TABLE", table.name())).collect(Collectors.joining(" and "));
        return NativeStatement.of("delete from legacy_function f where " + isUnused)
                .in(entities)
                .update();
    }

    /** Makes sure that no other node wraps until the transaction ends; false when one does. */
    boolean holdWrapping() {
        return HOLD_WRAPPING.in(entities).first().orElseThrow().number(0) == 1;
    }

    /** Makes sure that no import begins until the transaction ends; false when one runs. */
    boolean holdImports() {
        return IS_NO_IMPORT.in(entities).first().orElseThrow().number(0) == 1;
    }

    /** The next hashes that wait to be wrapped, by id. */
    List<Row> weak(PasswordTable table, long after, int most) {
        return NativeStatement.of(WEAK.replace("TABLE", table.name()))
                .in(entities)
                .set("after", after)
                .set("most", most)
                .rows()
                .toList();
    }
}
