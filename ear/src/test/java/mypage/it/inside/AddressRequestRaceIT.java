package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import mypage.account.Service;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.addressrequests.Evidence;
import mypage.admin.addressrequests.RequestActionResult;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.admin.addressrequests.RequestOpeningResult;
import mypage.admin.addressrequests.RequestOpeningResult.Opened;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several people at one request at the same moment: staff, the readers of both addresses, nodes. */
@ArquillianTest
@Tag("C19")
class AddressRequestRaceIT extends AddressRequestRaceFixture {

    private static final String DECIDED = "select count(*) from audit_event where account_id = ? and kind = ?";

    @Test
    @Tag("R17")
    void oneOfTwoApproves() throws Exception {
        repeat(() -> {
            stands("IN_REVIEW");

            List<RequestActionResult> steps =
                    both(() -> office.approve(request, staff(2)), () -> office.approve(request, staff(3)));

            assertEquals(1, done(steps));
            assertEquals(1, mailsTo(name + "@example.jp"));
            assertEquals(1, rows.number(DECIDED, account, "REQUEST_APPROVED"));
            assertEquals(1, rows.number(DECIDED, account, "REQUEST_REFUSED"));
        });
    }

    @Test
    @Tag("R17")
    void itIsApprovedOrRejected() throws Exception {
        repeat(() -> {
            stands("IN_REVIEW");

            List<RequestActionResult> steps =
                    both(() -> office.approve(request, staff(2)), () -> office.reject(request, staff(3)));

            assertEquals(1, done(steps));
            assertEquals(1, mailsTo(name + "@example.jp") + mailsTo(newEmail));
            assertEquals(state().equals("APPROVED") ? 1 : 0, mailsTo(name + "@example.jp"));
        });
    }

    /** One that is approved can be withdrawn too; one that is withdrawn is not approved any more. */
    @Test
    void whatIsWithdrawnStaysSo() throws Exception {
        repeat(() -> {
            stands("IN_REVIEW");

            List<RequestActionResult> steps =
                    both(() -> office.approve(request, staff(2)), () -> office.withdraw(request, staff(1)));

            assertEquals("WITHDRAWN", state());
            assertEquals(1, rows.number(DECIDED, account, "REQUEST_WITHDRAWN"));
            assertEquals(done(steps) - 1, rows.number(DECIDED, account, "REQUEST_APPROVED"));
            assertEquals(done(steps) - 1, mailsTo(name + "@example.jp"));
        });
    }

    /** With a link from before: an approval sends a new one, which ends that. */
    @Test
    void itIsApprovedOrObjectedTo() throws Exception {
        repeat(() -> {
            stands("IN_REVIEW");

            List<Boolean> won = both(
                    () -> office.approve(request, staff(2)) instanceof Done,
                    () -> links.object(Service.SEEKER, "stop" + name, OWNER));

            assertEquals(1, won.stream().filter(one -> one).count());
            assertEquals(state().equals("APPROVED") ? 1 : 0, mailsTo(name + "@example.jp"));
        });
    }

    @Test
    void itIsCompletedOrObjectedTo() throws Exception {
        repeat(() -> {
            stands("APPROVED");

            List<Boolean> won = both(
                    () -> prove(name) == Outcome.CHANGED, () -> links.object(Service.SEEKER, "stop" + name, OWNER));

            assertEquals(1, won.stream().filter(one -> one).count());
            assertEquals(state().equals("COMPLETED"), hasNewAddress(account));
        });
    }

    @Test
    @Tag("T11")
    void oneOfManyAtOnceProvesTheAddress() throws Exception {
        stands("APPROVED");

        List<Outcome> outcomes = Race.of(20, () -> prove(name));

        assertEquals(1, outcomes.stream().filter(Outcome.CHANGED::equals).count());
        assertEquals(19, outcomes.stream().filter(Outcome.OVER::equals).count());
        assertEquals(1, rows.number("select access_generation from account where id = ?", account));
        assertEquals(1, mailsTo(newEmail));
    }

    @Test
    void oneOfTwoGetsAnAddressThatIsCreatedMeanwhile() throws Exception {
        repeat(() -> {
            stands("APPROVED");

            List<Boolean> won = both(
                    () -> prove(name) == Outcome.CHANGED,
                    () -> addresses
                            .create(Service.SEEKER, newEmail, Optional.empty(), OWNER)
                            .isPresent());

            assertEquals(1, won.stream().filter(one -> one).count());
            assertEquals(state().equals("COMPLETED"), hasNewAddress(account));
        });
    }

    @Test
    void oneOfTwoRequestsGetsTheAddress() throws Exception {
        repeat(() -> {
            stands("APPROVED");
            String other = UUID.randomUUID().toString();
            insert(rows.createAccount(other + "@example.jp", "none"), other, "APPROVED");

            List<Outcome> outcomes = both(() -> prove(name), () -> prove(other));

            assertEquals(1, outcomes.stream().filter(Outcome.CHANGED::equals).count());
            assertEquals(1, outcomes.stream().filter(Outcome.REFUSED::equals).count());
            assertEquals(1, mailsTo(newEmail));
        });
    }

    @Test
    @Tag("R18")
    void oneNodeOfManyMailsTheLink() throws Exception {
        repeat(() -> {
            stands("APPROVED");
            rows.update("update address_request set proof_hash = null where id = ?", request);

            Race.of(4, () -> {
                timer.look();
                return null;
            });

            // The node's own timer may be at it too.
            for (int i = 0; i < 100 && mailsTo(newEmail) == 0; i++) {
                Thread.sleep(20);
            }
            assertEquals(1, mailsTo(newEmail));
        });
    }

    @Test
    void oneOfManyAtOnceOpensARequest() throws Exception {
        List<RequestOpeningResult> steps = Race.of(
                8, () -> office.open(Service.SEEKER, name + "@example.jp", newEmail, Evidence.PASSPORT, staff(1)));

        assertEquals(1, steps.stream().filter(Opened.class::isInstance).count());
        assertEquals(1, rows.number("select count(*) from address_request where account_id = ?", account));
    }
}
