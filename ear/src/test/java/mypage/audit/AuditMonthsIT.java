package mypage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.audit.AuditFile.BrokenException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Months of the audit trail are exported, proven and dropped, and the chain stays provable. */
@Tag("C25")
@Tag("C26")
class AuditMonthsIT extends AuditMonthsFixture {

    @Test
    void theEventsBeforeTheMigrationAreAPartitionAndTheirChainIsSound() throws Exception {
        assertEquals(
                "sound: 10 events in 7 seals, 0 not yet sealed",
                check().toString().split(", head")[0]);
        assertTrue(all.size() >= 3, "months ahead: " + all);
        assertEquals(
                count("select count(*) from audit_event where occurred_at < '" + endOf(0) + "'"),
                count("select count(*) from audit_event_"
                        + all.get(0).toString().replace('-', '_')));
        assertEquals(0, count("select count(*) from audit_event_default"));
    }

    @Test
    void monthsAreExportedAndDroppedAndTheChainStaysProvable() throws Exception {
        String head = check().head();
        AuditFile.Content exported = export(0);
        assertEquals(4, exported.last().seq());
        assertEquals(7, exported.events());

        drop(0);

        assertEquals(
                "sound: 3 events in 3 seals, seals up to 4 exported and dropped, 1 not yet sealed",
                check().toString().split(", head")[0]);
        assertTrue(check(Optional.of(head), NOW).isSound(), "a head from before is still part of it");
        assertEquals(0, count("select count(*) from pg_class where relname like 'audit_event_" + name(0) + "%'"));
        assertEquals(1, count("select count(*) from audit_event where kind = 'AUDIT_MONTH_DROPPED'"));
        assertEquals(
                1,
                count("select count(*) from audit_event_default where occurred_at < '" + endOf(0) + "'"),
                "sealed after an event of the next month");

        seal();
        exported = export(1);
        assertEquals(3, exported.events());
        drop(1);
        assertEquals(
                "sound: 1 events in 1 seals, seals up to 7 exported and dropped, 1 not yet sealed",
                check().toString().split(", head")[0]);
        assertEquals(0, count("select count(*) from audit_event where occurred_at < '" + endOf(1) + "'"));
        assertTrue(check(Optional.of("2:ab"), NOW).toString().contains("verify the exported file"));
    }

    @Test
    void aMonthIsKeptUntilItIsOverSealedExportedAndPastItsRetention() throws Exception {
        Instant end = endOf(0);
        assertThrows(IllegalStateException.class, () -> at(end, months -> months.export(all.get(0), file)));
        assertFalse(Files.exists(file));
        insertIn(0);
        assertThrows(IllegalStateException.class, () -> export(0), "not sealed");
        seal();
        export(0);
        assertThrows(
                IllegalStateException.class, () -> at(due(0).minusSeconds(1), months -> months.drop(all.get(0), file)));
        assertThrows(IllegalStateException.class, () -> at(due(1), months -> months.drop(all.get(1), file)));
        export(1);
        assertThrows(
                SQLException.class,
                () -> at(due(1), months -> months.drop(all.get(1), file)),
                "month 0 is still there");
        assertTrue(check().isSound());
        assertEquals(0, count("select count(*) from audit_checkpoint"));
    }

    @Test
    void onlyACheckpointPermitsTheFunctionToDrop() throws Exception {
        for (String month : List.of(all.get(0) + "-01", all.get(1) + "-01")) {
            var refused = assertThrows(SQLException.class, () -> {
                try (var connection = database.connect()) {
                    execute(connection, "select audit_month_drop('" + month + "', 4)");
                }
            });
            assertTrue(refused.getMessage().contains("no checkpoint"), refused.getMessage());
        }
    }

    @Test
    void aChangedFileIsDetectedAndDropsNothing() throws Exception {
        export(0);
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            List<String> changed = new ArrayList<>(lines);
            changed.set(i, lines.get(i).replaceFirst("(1|2|a|SUCCESS)(?!.*(1|2|a|SUCCESS))", "9"));
            assertBroken(changed, "line " + i);
            changed.remove(i);
            assertBroken(changed, "without line " + i);
        }
        assertBroken(lines.subList(0, lines.size() - 1), "cut off");
        Files.write(file, lines);
        secrets = withKeys(NEW_KEY);
        assertThrows(BrokenException.class, () -> AuditFile.prove(file, secrets), "other keys");
    }

    private void assertBroken(List<String> lines, String what) throws Exception {
        Files.write(file, lines);
        assertThrows(BrokenException.class, () -> drop(0), what);
    }

    @Test
    void theFileOfAnotherMonthOrAnotherChainDropsNothing() throws Exception {
        export(1);
        assertThrows(IllegalStateException.class, () -> drop(0));
        export(0);
        tamper("update audit_seal set mac = decode('00', 'hex') where seq = 4");
        assertThrows(BrokenException.class, () -> drop(0));
        assertThrows(BrokenException.class, () -> export(0), "a broken month is not exported");
        assertFalse(Files.exists(file));
    }

    @Test
    @Tag("C27")
    void aMonthThatWasDroppedInAnotherWayIsDetected() throws Exception {
        export(0);
        tamper("drop table audit_event_" + name(0) + "; delete from audit_seal where seq <= 4");
        assertBroken("seal 1 is missing, with its events");

        tamper("""
                insert into audit_checkpoint (seq, seal_mac, month, events, file_hash, dropped_at, mac)
                values (4, decode('00', 'hex'), '2025-01-01', 7, decode('00', 'hex'), now(), decode('00', 'hex'))""");
        assertBroken("checkpoint 4: altered.*");
    }

    @Test
    @Tag("C27")
    void aChangedOrRemovedCheckpointIsDetected() throws Exception {
        export(0);
        drop(0);
        seal();
        export(1);
        drop(1);
        for (String change : List.of(
                "seal_mac = decode('00', 'hex')",
                "month = month + 31",
                "events = events + 1",
                "file_hash = decode('00', 'hex')",
                "dropped_at = dropped_at - interval '1 second'",
                "seq = seq + 1")) {
            tamper("create table kept as select * from audit_checkpoint; update audit_checkpoint set " + change
                    + " where seq = 7");
            assertBroken("checkpoint [78]: altered.*");
            tamper("delete from audit_checkpoint; insert into audit_checkpoint select * from kept; drop table kept");
            assertTrue(check().isSound());
        }
        tamper("create table kept as select * from audit_checkpoint; delete from audit_checkpoint where seq = 4");
        assertBroken("checkpoint 7: altered.*");
        tamper("truncate audit_checkpoint; insert into audit_checkpoint select * from kept where seq = 4");
        assertBroken("seal 5 is missing, with its events");
    }

    @Test
    void aMonthIsAddedOnce() throws Exception {
        YearMonth next = all.get(all.size() - 1).plusMonths(1);
        assertTrue(add(next));
        assertFalse(add(next));
        assertFalse(add(all.get(0).minusMonths(1)), "within the first partition");
        YearMonth late = next.plusMonths(2);
        try (var connection = database.connect()) {
            insertEvent(connection, AuditMonthRepository.end(late).minusSeconds(1));
        }
        assertFalse(add(late), "the default partition has events of it");
        assertTrue(add(late.plusMonths(1)), "and that hinders no later month");
        assertEquals(1, count("select count(*) from audit_event_default"));
    }

    private static boolean add(YearMonth month) throws SQLException, IOException {
        return inTransaction(months -> months.add(month));
    }

    @Test
    void theCommandExportsAndProvesAndRefusesToDropTooEarly() throws Exception {
        Map<String, String> environment = new HashMap<>(database.environment());
        environment.put("MYPAGE_SECRET_KEYS", folder.resolve("keys").toString());
        assertTrue(command(AuditArchive.class, environment).startsWith("2 not done: usage: "));
        assertTrue(
                command(AuditArchive.class, environment, "list").startsWith("0 " + all.get(0)),
                "the months, one a line");
        String early =
                command(AuditArchive.class, environment, "export", all.get(1).toString(), file.toString());
        assertEquals("2 not done: " + all.get(1) + " is not over yet", early);
        export(0);
        assertTrue(command(AuditArchive.class, environment, "verify", file.toString())
                .startsWith("0 sound: " + all.get(0) + ", 7 events, seals 1 to 4, SHA-256 "));
        Files.writeString(file, "more\n", StandardOpenOption.APPEND);
        assertTrue(command(AuditArchive.class, environment, "verify", file.toString())
                .startsWith("1 BROKEN: "));
    }
}
