package mypage.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A statement in native SQL with named parameters ({@code :id}), which Jakarta Persistence supports only by position.
 * It is a constant of its repository, so names are translated once and the database sees the same text each time.
 */
public final class NativeStatement {

    /** A colon in a literal or a cast does not begin a name. */
    private static final Pattern NAME = Pattern.compile("'[^']*'|::|:(\\w+)");

    private final String sql;
    private final List<String> names = new ArrayList<>();

    private NativeStatement(String sql) {
        this.sql = NAME.matcher(sql)
                .replaceAll(found -> Matcher.quoteReplacement(position(found.group(), found.group(1))));
    }

    public static NativeStatement of(String sql) {
        return new NativeStatement(sql);
    }

    private String position(String found, String name) {
        if (name == null) {
            return found;
        }
        if (!names.contains(name)) {
            names.add(name);
        }
        return "?" + position(name);
    }

    private int position(String name) {
        if (!names.contains(name)) {
            throw new IllegalArgumentException("no parameter " + name + " in " + sql);
        }
        return names.indexOf(name) + 1;
    }

    /** One execution of it. */
    public Execution in(EntityManager entities) {
        return new Execution(entities.createNativeQuery(sql));
    }

    /** One execution whose rows are entities of this type. */
    public Execution in(EntityManager entities, Class<?> entity) {
        return new Execution(entities.createNativeQuery(sql, entity));
    }

    /** With positions instead of names. */
    @Override
    public String toString() {
        return sql;
    }

    /** An execution: the values of the parameters, and its result. */
    public final class Execution {

        private final Query query;

        private Execution(Query query) {
            this.query = query;
        }

        /** @throws IllegalArgumentException when the statement has no such parameter */
        public Execution set(String name, Object value) {
            query.setParameter(position(name), value instanceof Instant time ? Timestamps.of(time) : value);
            return this;
        }

        public Execution limit(int rows) {
            query.setMaxResults(rows);
            return this;
        }

        /** @return the number of rows that it changed */
        public int update() {
            return query.executeUpdate();
        }

        public boolean changesOneRow() {
            return OneRow.isChangedBy(query);
        }

        public Stream<Row> rows() {
            return results(Object.class).map(Row::of);
        }

        public Optional<Row> first() {
            return rows().findFirst();
        }

        public <T> Stream<T> results(Class<T> type) {
            List<?> found = query.getResultList();
            return found.stream().map(type::cast);
        }
    }
}
