package mypage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The check detects whatever somebody with full access to the database, but without the key, does to the chain. */
@Tag("C26")
@Tag("C27")
class AuditChainIT extends AuditChainFixture {

    @Test
    void anUntouchedChainIsSound() throws Exception {
        var report = check();

        assertTrue(
                report.toString().matches("sound: 6 events in 3 seals, 1 not yet sealed, head 3:[0-9a-f]{72}"),
                report.toString());
        assertTrue(check(Optional.of(report.head()), NOW).isSound());
        seal();
        assertTrue(check(Optional.of(report.head()), NOW).isSound(), "an earlier head is still part of it");
    }

    /** The events keep the id of the account, which then no longer exists. */
    @Test
    @Tag("C25")
    void deletingAnAccountLeavesTheChainSound() throws Exception {
        try (var connection = database.connect()) {
            execute(connection, """
                    insert into account (id, service, email, created_at)
                    values (7, 'SEEKER', 'it@example.jp', now())""");
            execute(connection, "delete from account where id = 7");
        }
        assertTrue(check().isSound());
    }

    @Test
    void anEmptyChainIsSound() throws Exception {
        tamper("delete from audit_event; delete from audit_seal");
        assertTrue(check().isSound());
        assertEquals(Optional.empty(), seal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind = 'SIGNED_OUT'",
                "outcome = 'FAILURE'",
                "account_id = 8",
                "account_id = null",
                "service = 'SEEKER'",
                "client_address = '192.0.2.2'",
                "request_id = null",
                "staff_id = 7",
                "target_id = 7",
                "occurred_at = occurred_at + interval '1 microsecond'",
                "id = id - 1"
            })
    void anAlteredEventIsDetected(String change) throws Exception {
        tamper("update audit_event set " + change + " where id = (select max(id) from audit_event where seal_id = 2)");
        assertBroken("seal 2 of 2025-04-01T00:00:00.123456Z: altered.*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from audit_event where id = (select min(id) from audit_event where seal_id = 2)"
                        + " | seal 2 of .*: event missing, sealed 2, found 1",
                "delete from audit_event where seal_id = 3 | seal 3 of .*: event missing, sealed 2, found 0",
                "update audit_event set seal_id = 2 where seal_id is null"
                        + " | seal 2 of .*: event inserted, sealed 2, found 3",
                "update audit_event set seal_id = 9 where seal_id is null | seal 9 is missing, its events are there",
                "delete from audit_seal where seq = 2 | seal 2 is missing, its events are there",
                "with gone as (delete from audit_seal where seq = 1) delete from audit_event where seal_id = 1"
                        + " | seal 1 is missing, with its events",
                "update audit_seal set sealed_at = sealed_at - interval '1 day' where seq = 1"
                        + " | seal 1 of .*: altered.*",
                "update audit_seal set mac = '' where seq = 3 | seal 3 of .*: altered.*",
                "update audit_event set seal_id = 5 - seal_id where seal_id in (2, 3) | seal 2 of .*: altered.*"
            })
    void removedAddedAndMovedEventsAndSealsAreDetected(String change, String how) throws Exception {
        tamper(change);
        assertBroken(how);
    }

    @Test
    void aTruncatedChainIsDetectedWithAHeadFromTheLog() throws Exception {
        var head = check().head();
        tamper("delete from audit_seal where seq = 3");
        tamper("delete from audit_event where seal_id = 3 or seal_id is null");

        assertTrue(check().isSound(), "the rest is a valid chain");
        assertEquals(
                "BROKEN: the end is cut off, expected head " + head,
                check(Optional.of(head), NOW).toString());
        insertEvent();
        seal();
        assertTrue(check(Optional.of(head), NOW).toString().endsWith("is not the one that was expected"));
    }

    @Test
    void sealsMadeWithAnotherKeyAreDetected() throws Exception {
        tamper("update audit_event set kind = 'SIGNED_OUT', seal_id = null; truncate audit_seal");
        secrets = withKeys(OLD_KEY.replace("AAA=", "AAE="));
        seal();
        secrets = withKeys(OLD_KEY);
        assertBroken("seal 1 of .*: altered.*");

        secrets = withKeys(NEW_KEY);
        assertBroken("seal 1 of .*: altered.*");
    }

    @Test
    void eventsLeftUnsealedAreDetected() throws Exception {
        assertTrue(check(Optional.empty(), NOW.plus(Duration.ofMinutes(9))).isSound());
        assertEquals(
                "BROKEN: 1 events are in no seal, some for more than 10 minutes",
                check(Optional.empty(), NOW.plus(Duration.ofMinutes(11))).toString());
    }
}
