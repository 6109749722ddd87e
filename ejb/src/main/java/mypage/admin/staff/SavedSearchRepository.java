package mypage.admin.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.platform.NativeStatement;

/** The table {@code saved_search}. */
@Dependent
class SavedSearchRepository {

    private static final NativeStatement SAVE = NativeStatement.of("""
            insert into saved_search (staff_id, name, fields, expires_at)
            select :staff, :name, :fields, :end
            where (select count(*) from saved_search
                where staff_id = :staff and name <> :name and expires_at > :now) < :most
            on conflict (staff_id, name) do update set fields = excluded.fields, expires_at = excluded.expires_at""");

    private static final NativeStatement NAMES = NativeStatement.of(
            "select name from saved_search where staff_id = :staff and expires_at > :now order by name");

    private static final NativeStatement FIND = NativeStatement.of(
            "select fields from saved_search where staff_id = :staff and name = :name and expires_at > :now");

    private static final NativeStatement REMOVE =
            NativeStatement.of("delete from saved_search where staff_id = :staff and name = :name");

    @PersistenceContext
    EntityManager entities;

    /** @return false if the member has saved too many others */
    boolean save(long staff, String name, byte[] fields, Instant now, Instant end, int most) {
        return SAVE.in(entities)
                .set("staff", staff)
                .set("name", name)
                .set("fields", fields)
                .set("now", now)
                .set("end", end)
                .set("most", most)
                .changesOneRow();
    }

    List<String> names(long staff, Instant now) {
        return NAMES.in(entities)
                .set("staff", staff)
                .set("now", now)
                .rows()
                .map(row -> row.text(0))
                .toList();
    }

    Optional<byte[]> find(long staff, String name, Instant now) {
        return FIND.in(entities)
                .set("staff", staff)
                .set("name", name)
                .set("now", now)
                .first()
                .map(row -> row.bytes(0));
    }

    void remove(long staff, String name) {
        REMOVE.in(entities).set("staff", staff).set("name", name).update();
    }
}
