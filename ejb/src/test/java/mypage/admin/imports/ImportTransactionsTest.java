package mypage.admin.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import mypage.LoggedLines;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.admin.imports.AccountImport.State;
import mypage.platform.RequestContext;
import mypage.registration.RegistrationService;
import org.junit.jupiter.api.Test;

/** How a confirmed file is processed. */
class ImportTransactionsTest extends ImportFixture {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void everyValidLineBecomesAnAccountWithOneInvitation() {
        var addresses = newAddresses(3);
        long id = confirmed(addresses);

        assertEquals(State.RUNNING, state(id));
        assertEquals(3, look());

        for (String address : addresses) {
            assertEquals(1, other.mailsTo(address).size());
            assertTrue(other.mailsTo(address).get(0).body().contains("/seeker/register?t="));
            assertEquals(
                    1,
                    other.number("select count(*) from account where email = ?1 and password_hash is null", address));
        }
        assertEquals(State.FINISHED, state(id));
        assertEquals(3, found(id).invited());
        assertEquals(container.clock.instant(), found(id).endedAt().orElseThrow());
        assertEquals(
                List.of("IMPORT_UPLOADED " + staffId, "IMPORT_CONFIRMED " + staffId, "IMPORT_FINISHED " + staffId),
                audited(id));
        assertEquals(
                3,
                other.number(
                        "select count(*) from audit_event where kind = 'INVITED' and staff_id = ?1 and request_id = ?2",
                        staffId,
                        "import-" + id));
        assertEquals(0, look());
    }

    /** PostgreSQL's message holds the whole row. */
    @Test
    void theLogNamesTheLineThatFailsAndNoAddress() {
        String address = TestAccount.newAddress();
        long id = confirmed(List.of(address));
        other.update("alter table account add constraint no_such check (email <> '" + address + "') not valid");
        try (LoggedLines log = new LoggedLines(ImportTimer.class)) {
            container.get(ImportTimer.class).look();
            assertEquals(1, log.lines().size());
            String line = log.lines().get(0);
            assertTrue(line.startsWith("line 2 of import " + id + " failed: "), line);
            assertTrue(line.endsWith("PSQLException (SQLState 23514)") && !line.contains(address), line);
        } finally {
            other.update("alter table account drop constraint no_such");
        }
    }

    @Test
    void itsMailsYieldToAllOthers() {
        confirmed(newAddresses(1));
        look();

        assertEquals(1, other.number("""
                select count(*) from outbox_message m join audit_event e on m.topic = 'invitation:' || e.account_id
                where m.bulk and e.staff_id = ?1""", staffId));
    }

    @Test
    void theRateIsKeptToTheSecond() {
        long id = confirmed(newAddresses(12));

        assertEquals(5, look());
        assertEquals(0, look());
        container.clock.pass(Duration.ofMillis(199));
        assertEquals(0, look());
        container.clock.pass(Duration.ofMillis(1));
        assertEquals(1, look());
        container.clock.pass(SECOND.multipliedBy(10));
        assertEquals(5, look());
        assertEquals(1, found(id).rest());
        assertEquals(Duration.ofMillis(200), imports.rest(found(id)));
    }

    @Test
    void aLowRateInvitesOneAtATime() {
        TestContainer slow = new TestContainer("mypage.import.rate=6/PT1M");
        slow.clock.set(container.clock.instant());
        confirmed(newAddresses(3));
        var slowRun = slow.get(ImportTransactions.class);

        assertTrue(slowRun.inviteNext());
        assertFalse(slowRun.inviteNext());
        slow.clock.pass(SECOND.multipliedBy(9));
        assertFalse(slowRun.inviteNext());
        slow.clock.pass(SECOND);
        assertTrue(slowRun.inviteNext());
    }

    @Test
    void anAddressThatHasGotAnAccountIsSkipped() {
        long id = confirmed(List.of(other.email.replace("@", "+x@"), TestAccount.newAddress()));
        other.update("update account set email = ?1 where id = ?2", other.email.replace("@", "+x@"), other.id);

        assertEquals(2, look());

        assertEquals(1, found(id).there());
        assertEquals(1, found(id).invited());
        assertEquals(State.FINISHED, state(id));
        assertEquals(List.of("2 TAKEN"), bad(id));
        assertEquals(List.of(), other.mailsTo(other.email.replace("@", "+x@")));
    }

    @Test
    void aFailingRowIsGivenUpAfterThreeAttemptsAndBlocksNoOther() {
        var addresses = newAddresses(2);
        TestContainer broken = new TestContainer("mypage.import.rate=3000/PT10M");
        broken.with(RegistrationService.class, new RegistrationService() {
            @Override
            public Invitation inviteInBulk(Service service, String email, RequestContext by) {
                if (email.equals(addresses.get(0))) {
                    throw new IllegalStateException("broken");
                }
                return Invitation.SENT;
            }
        });
        broken.clock.set(container.clock.instant());
        long id = confirmed(addresses);
        var timer = broken.get(ImportTimer.class);

        for (int look = 0; look < ImportTransactions.MOST_ATTEMPTS; look++) {
            assertEquals(0, found(id).done());
            timer.look();
        }
        assertEquals(1, found(id).failed());
        assertEquals(State.RUNNING, state(id));
        timer.look();

        assertEquals(1, found(id).failed());
        assertEquals(1, found(id).invited());
        assertEquals(State.FINISHED, state(id));
        assertEquals(List.of("2 ERROR"), bad(id));
    }

    @Test
    void twoNodesInviteEachAddressOnce() {
        var addresses = newAddresses(40);
        long id = confirmed(addresses);

        int sum =
                Stream.generate(() -> CompletableFuture.supplyAsync(this::lookOfAnotherNode)).limit(2).toList().stream()
                        .mapToInt(CompletableFuture::join)
                        .sum();

        assertEquals(40, sum);
        assertEquals(40, found(id).invited());
        assertEquals(State.FINISHED, state(id));
        addresses.forEach(address -> assertEquals(1, other.mailsTo(address).size()));
    }

    private int lookOfAnotherNode() {
        TestContainer node = new TestContainer("mypage.import.rate=1000/PT1S");
        int done = 0;
        while (node.get(ImportTransactions.class).inviteNext()) {
            done++;
        }
        return done;
    }

    @Test
    void itsLinesAreDeletedThirtyDaysAfterItsEnd() {
        long id = confirmed(newAddresses(2));
        long waiting = confirmed(newAddresses(9));
        look();

        container.clock.pass(Duration.ofDays(30).minus(SECOND));
        container.deleteExpired("import_row");
        assertEquals(2, rows(id));
        assertFalse(imports.isBare(found(id)));
        container.clock.pass(SECOND);
        container.deleteExpired("import_row");
        assertEquals(0, rows(id));
        assertTrue(imports.isBare(found(id)));
        assertEquals(9, rows(waiting));
        assertEquals(2, found(id).invited());
    }

    private long rows(long id) {
        return other.number("select count(*) from import_row where import_id = ?1", id);
    }
}
