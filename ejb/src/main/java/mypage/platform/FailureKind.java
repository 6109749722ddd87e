package mypage.platform;

import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a log says of a failure whose message may hold the data of a row, as those of PostgreSQL do. */
public final class FailureKind {

    private FailureKind() {}

    /** The classes of the failure and its causes, with the SQLState of each that has one. Never a message. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(FailureKind::name)
                .collect(Collectors.joining(", "));
    }

    private static String name(Throwable failure) {
        String name = failure.getClass().getName();
        return failure instanceof SQLException sql ? name + " (SQLState " + sql.getSQLState() + ")" : name;
    }
}
