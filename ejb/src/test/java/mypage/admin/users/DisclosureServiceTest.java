package mypage.admin.users;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.admin.announcements.OperatorFixture;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.PendingActService;
import mypage.admin.approvals.PendingActView;
import mypage.export.ExportedData;
import mypage.platform.ActReason;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What staff get of an account for a request of disclosure. */
@Tag("R68")
@Tag("C20")
class DisclosureServiceTest extends OperatorFixture {

    private static final Duration VALIDITY = Duration.ofDays(3);

    private final DisclosureService disclosures = container.get(DisclosureService.class);
    private final AccountActionService actions = container.get(AccountActionService.class);
    private final PendingActService approvals = container.get(PendingActService.class);
    private final RequestContext approver = member("APPROVE");
    private final RequestContext asker =
            context.because(new ActReason(ActReason.Kind.OWNER_IDENTIFIED, "窓口で\n請求", "上野"));
    private final TestAccount account = new TestAccount(container);

    private long asked() {
        return account.number(
                "select max(id) from pending_act where kind = 'DISCLOSE_ACCOUNT' and asked_by = ?1", asker.staffId());
    }

    private ActDecisionResult approve() {
        return approvals.approve(asked(), approver);
    }

    private Optional<ExportedData> disclose(RequestContext member) {
        return disclosures.disclose(account.id, member);
    }

    @Test
    void nobodyGetsItAlone() {
        assertEquals(Optional.empty(), disclose(asker));
        assertEquals(AccountActionResult.ASKED, actions.disclose(account.id, asker));
        assertEquals(AccountActionResult.ALREADY_ASKED, actions.disclose(account.id, asker));
        assertEquals(ActDecisionResult.OWN_ACT, approvals.approve(asked(), asker));
        assertEquals(Optional.empty(), disclose(asker));
        assertEquals(List.of("DISCLOSURE_ASKED"), account.audited());
    }

    @Test
    void whoAskedHasItUntilTheTimeIsOver() {
        actions.disclose(account.id, asker);
        assertEquals(ActDecisionResult.DONE, approve());
        Instant end = container.clock.instant().plus(VALIDITY);
        assertEquals(Optional.of(end), disclosures.grantedUntil(account.id, asker));

        ExportedData data = disclose(asker).orElseThrow();
        assertEquals(account.email, data.sections().get(0).entries().get(0).get("email"));
        assertEquals(List.of("DISCLOSURE_ASKED", "DISCLOSURE_GRANTED", "DISCLOSED"), account.audited());

        container.clock.set(end.minusSeconds(1));
        assertTrue(disclose(asker).isPresent());
        container.clock.set(end);
        assertEquals(Optional.empty(), disclose(asker));
        assertEquals(Optional.empty(), disclosures.grantedUntil(account.id, asker));
    }

    @Test
    void neitherTheApproverNorAColleagueHasIt() {
        actions.disclose(account.id, asker);
        approve();
        assertEquals(Optional.empty(), disclose(approver));
        assertEquals(Optional.empty(), disclose(member("OPERATE")));
        TestAccount other = new TestAccount(container);
        assertEquals(Optional.empty(), disclosures.disclose(other.id, asker));
    }

    /** The second member decides about it. */
    @Test
    void theActSaysWhy() {
        actions.disclose(account.id, asker);
        PendingActView act = approvals.find(asked()).orElseThrow();
        assertEquals("OWNER_IDENTIFIED", act.details().get("reason"));
        assertEquals("窓口で 請求", act.details().get("note"));
        assertEquals("上野", act.details().get("office"));
    }

    @Test
    @Tag("C26")
    void theTrailOfTheAccountSaysWhy() {
        actions.disclose(account.id, asker);
        approve();
        disclose(context);
        assertEquals(3, account.number("""
                select count(*) from audit_event e join act_reason r on r.event_id = e.id
                where e.account_id = ?1 and r.reason = 'OWNER_IDENTIFIED' and r.office = '上野'""", account.id));
        assertEquals(
                asked(),
                account.number(
                        "select target_id from audit_event where account_id = ?1 and kind = 'DISCLOSED'", account.id));
    }

    @Test
    void anActWithoutAReasonIsAGrantToo() {
        actions.disclose(account.id, asker);
        account.update("update pending_act set details = 'account=' || ?1 where id = ?2", account.id, asked());
        approve();
        assertTrue(disclose(asker).isPresent());
    }

    @Test
    void aRefusedOneIsNotGranted() {
        actions.disclose(account.id, asker);
        assertEquals(ActDecisionResult.DONE, approvals.refuse(asked(), approver));
        assertEquals(Optional.empty(), disclose(asker));
    }

    @Test
    void anAccountThatWasDeletedMeanwhileHasNoData() {
        actions.disclose(account.id, asker);
        account.update("delete from account where id = ?1", account.id);
        assertEquals(ActDecisionResult.VOID, approve());
        assertEquals(Optional.empty(), disclose(asker));
    }
}
