package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mypage.demo.Folders;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New migrations are ones that nodes of the release before live with, so that a release is rolled out node by node. */
@Tag("C23")
class MigrationsTest {

    private static final Path FOLDER = Folders.project().resolve("ejb/src/main/resources/db/migration");

    /** Of a table; a derived one has the columns that its statement names. */
    private static final Pattern ALL_COLUMNS = Pattern.compile("select\\s+(\\w+\\.)?\\*\\s+from\\s+(?!unnest|\\()");

    /** Earlier ones were written before this test. */
    private static final int FIRST = 27;

    @Test
    void newMigrationsAreOnesThatTheReleaseBeforeLivesWith() throws IOException {
        Map<String, Object> faults = new TreeMap<>();
        RiskyStatements statements = new RiskyStatements();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted(Comparator.comparing(file -> number(name(file))))
                    .toList()) {
                List<String> found = statements.in(Files.readString(file));
                if (number(name(file)) >= FIRST && !found.isEmpty()) {
                    faults.put(name(file), found);
                }
            }
        }
        assertEquals(Map.of(), faults);
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    /** Of PostgreSQL, "cached plan must not change result type". */
    @Test
    void noPreparedStatementFailsAtANewColumn() throws IOException {
        try (Stream<Path> files = Files.walk(Folders.project().resolve("ejb/src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertFalse(ALL_COLUMNS.matcher(Files.readString(file)).find(), file.toString());
            }
        }
    }

    private static int number(String file) {
        return Integer.parseInt(file.substring(1, file.indexOf("__")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table account rename to owner",
                "alter table account rename email to address",
                "alter table account drop column email",
                "alter table account drop constraint account_check",
                "drop table account",
                "drop index account_email",
                "alter table account alter email type text",
                "alter table account alter email set not null",
                "alter table account alter email type varchar(300)",
                "create table if not exists x (y varchar(9)); alter table pending_act alter y type varchar(10)",
                "alter table pending_act drop column details",
                "alter table pending_act add note varchar(20) not null",
                "alter table account add nick varchar(20) not null",
                "alter table account add check (id > 0)",
                "alter table account add constraint x foreign key (main_id) references account",
                "alter table account add nick varchar(20) unique",
                "alter table account add n integer generated always as (id + 1) stored",
                "alter table account add handle bytea not null default uuid_send(gen_random_uuid())",
                "create index account_nick on account (nick)",
                "create unique index account_nick on account (nick)",
                "update account set nick = ''",
                "delete from audit_event",
                "lock table account",
                "do $$ begin perform set_config('lock_timeout', '10s', true)",
                "alter table account add a integer; alter table user_session add b integer",
                "create table x (account_id bigint references account, staff_id bigint references staff)"
            })
    void findsWhatTheReleaseBeforeDoesNotLiveWith(String migration) {
        assertFalse(
                new RiskyStatements()
                        .in("-- A comment; it has one.\n" + migration + ";")
                        .isEmpty(),
                migration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table account add nick varchar(20)",
                "alter table account add nick varchar(20) not null default ''",
                "alter table account add constraint x check (nick <> 'not null') not valid",
                "create index concurrently account_nick on account (nick)",
                "drop index concurrently if exists x; create index concurrently x on account (nick)",
                "create table x (account_id bigint not null unique references account);"
                        + " create index y on x (account_id);"
                        + " update x set account_id = 1",
                "update otp_policy set off_since = null",
                "insert into otp_policy values (1)",
                "create function f() returns void language sql as 'select'"
            })
    void letsPassWhatItLivesWith(String migration) {
        assertEquals(List.of(), new RiskyStatements().in(migration + ";"));
    }

    @ParameterizedTest
    @CsvSource({"299, false", "300, true", "301, true"})
    void aTextMayBecomeLonger(int length, boolean passes) {
        RiskyStatements statements = new RiskyStatements();
        statements.in("create table account (email varchar(300) not null);");
        List<String> found = statements.in("alter table account alter column email type varchar(" + length + ");");
        assertEquals(passes, found.isEmpty(), found::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V19__wrong_codes.sql", "V24__codes_turned_off.sql"})
    void wouldHaveFoundTheMigrationsThatCanDeadlock(String file) throws IOException {
        assertFalse(
                new RiskyStatements().in(Files.readString(FOLDER.resolve(file))).isEmpty());
    }
}
