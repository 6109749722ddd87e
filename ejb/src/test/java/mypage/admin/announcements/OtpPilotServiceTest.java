package mypage.admin.announcements;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.admin.announcements.OtpPilotService.ListResult;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.imports.BadLine.Reason;
import mypage.admin.users.AccountLookupService;
import mypage.otp.PilotMembership;
import mypage.platform.CsvFile;
import mypage.signin.OtpRequired;
import mypage.signin.SignedIn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R3")
@Tag("R68")
class OtpPilotServiceTest extends OtpRolloutFixture {

    private final OtpPilotService pilots = container.get(OtpPilotService.class);
    private final Instant later = now.plus(Duration.ofMinutes(5));

    @BeforeEach
    void launchTomorrow() {
        account.update(
                "update otp_policy set required_from = ?1 where service = ?2",
                java.sql.Timestamp.from(start),
                SERVICE.name());
    }

    private AnnouncementChangeResult change(Instant from, int share, boolean clearsList) {
        return pilots.change(SERVICE, pilots.pilots().get(SERVICE), from, share, clearsList, context);
    }

    private ListResult upload(boolean adds, String... lines) {
        byte[] file = ("サービス,メールアドレス\n" + String.join("\n", lines)).getBytes(UTF_8);
        CsvFile.Source source = () -> new ByteArrayInputStream(file);
        return adds ? pilots.addToLists(file.length, source, context) : pilots.checkList(file.length, source);
    }

    /** Fails if the check writes or locks anything. */
    private ListResult check(String... lines) {
        return container.inTransaction(() -> {
            container.entities().createNativeQuery("set transaction read only").executeUpdate();
            return upload(false, lines);
        });
    }

    private String line(TestAccount named) {
        return "求人・求職情報提供," + named.email;
    }

    private void isAsked() {
        assertInstanceOf(OtpRequired.class, signIn()).code();
    }

    private void isNotAsked() {
        assertInstanceOf(SignedIn.class, signIn());
    }

    private Optional<PilotMembership> shown() {
        return container
                .get(AccountLookupService.class)
                .view(account.id, context)
                .orElseThrow()
                .pilot();
    }

    @Test
    void aShareIsAskedFromTheSecondThatWasSet() {
        assertEquals(AnnouncementChangeResult.DONE, change(later, 100, false));
        container.clock.set(later.minusSeconds(1));
        isNotAsked();
        assertEquals(Optional.empty(), shown());
        container.clock.set(later);
        isAsked();
        assertEquals(Optional.of(new PilotMembership(later, false)), shown());
        assertEquals("PILOT_CHANGED JOB_INFORMATION", audited().get(0));
    }

    @Test
    void onlyAccountsOfTheListAreAskedWithoutAShare() {
        TestAccount other = new TestAccount(container, SERVICE);
        change(now, 0, false);
        isNotAsked();
        assertEquals(new ListResult.Good(1, 1), upload(true, line(account)));
        isAsked();
        assertEquals(Optional.of(new PilotMembership(now, true)), shown());
        assertInstanceOf(
                SignedIn.class,
                signIn.begin(SERVICE, other.email, TestAccount.PASSWORD, TestAccount.newBrowser(), other.context));
        assertEquals(
                1,
                account.number(
                        "select count(*) from audit_event where kind = 'PILOT_JOINED' and account_id = ?1",
                        account.id));
    }

    @Test
    void eachBadLineIsToldAndNobodyIsAdded() {
        ListResult.Bad bad = assertInstanceOf(
                ListResult.Bad.class,
                upload(
                        true,
                        line(account),
                        line(account),
                        "求職者," + account.email,
                        "求人・求職情報提供,nobody",
                        "何か," + account.email));
        assertEquals(
                List.of(
                        "3 " + Reason.DUPLICATE,
                        "4 " + Reason.NO_ACCOUNT,
                        "5 " + Reason.MALFORMED,
                        "6 " + Reason.UNKNOWN_SERVICE),
                bad.lines().stream()
                        .map(line -> line.line() + " " + line.reason())
                        .toList());
        assertEquals(0, pilots.pilots().get(SERVICE).listed());
        assertEquals(new ListResult.Refused(CsvFile.Problem.EMPTY), upload(true));
    }

    @Test
    void aCheckAddsNobodyAndASecondFileOnlyTheRest() {
        assertEquals(new ListResult.Good(1, 1), check(line(account)));
        assertEquals(0, pilots.pilots().get(SERVICE).listed());
        upload(true, line(account));
        TestAccount other = new TestAccount(container, SERVICE);
        assertEquals(new ListResult.Good(2, 1), check(line(other), line(account)));
        assertEquals(new ListResult.Good(2, 1), upload(true, line(other), line(account)));
        assertEquals(2, pilots.pilots().get(SERVICE).listed());
    }

    /** An approval at the same moment would empty the list of accounts that it does not know of. */
    @Test
    void aFileHoldsThePilotUntilItsAccountsAreOnTheList() {
        TestContainer colleague = new TestContainer();
        container.inTransaction(() -> {
            upload(true, line(account));
            assertEquals(
                    List.of(),
                    colleague.inTransaction(() -> colleague
                            .entities()
                            .createNativeQuery("select 1 from otp_policy where service = ?1 for update skip locked")
                            .setParameter(1, SERVICE.name())
                            .getResultList()));
            return null;
        });
        assertEquals(1, pilots.pilots().get(SERVICE).listed());
    }

    /** One member could otherwise take the second factor away from those who have it. */
    @Test
    @Tag("C20")
    void fewerAccountsNeedASecondMemberOnceItRuns() {
        change(now, 100, false);
        upload(true, line(account));
        assertEquals(AnnouncementChangeResult.ASKED, change(now, 99, true));
        assertEquals(AnnouncementChangeResult.ALREADY_ASKED, change(later, 100, false));
        isAsked();
        assertEquals(ActDecisionResult.OWN_ACT, approvals.approve(asked(), context));
        assertEquals(ActDecisionResult.DONE, approvals.approve(asked(), approver));
        assertEquals(99, pilots.pilots().get(SERVICE).share());
        assertEquals(0, pilots.pilots().get(SERVICE).listed());
        assertEquals(AnnouncementChangeResult.DONE, change(now, 100, false));
    }

    @Test
    @Tag("C20")
    void anApprovalOfAPilotThatAColleagueChangedChangesNothing() {
        change(now, 50, false);
        assertEquals(AnnouncementChangeResult.ASKED, change(now, 0, false));
        change(now, 60, false);
        assertEquals(ActDecisionResult.VOID, approvals.approve(asked(), approver));
        assertEquals(60, pilots.pilots().get(SERVICE).share());
    }

    @Test
    void nothingIsTakenAwayBeforeItRuns() {
        change(later, 100, false);
        upload(true, line(account));
        assertEquals(AnnouncementChangeResult.DONE, change(later.plusSeconds(60), 0, true));
        assertEquals(0, pilots.pilots().get(SERVICE).listed());
        container.clock.set(later.plusSeconds(60));
        isNotAsked();
    }

    @Test
    void aChangeLosesAgainstAColleaguesEarlierChange() {
        var seen = pilots.pilots().get(SERVICE);
        change(later, 10, false);
        assertEquals(AnnouncementChangeResult.STALE, pilots.change(SERVICE, seen, later, 20, false, context));
    }

    @Test
    void allAreAskedFromTheLaunchOnAndNobodyIsShownAsOneOfAPilot() {
        change(later, 0, false);
        upload(true, line(account));
        container.clock.set(start);
        isAsked();
        assertEquals(Optional.empty(), shown());
    }

    @Test
    void otherServicesAreNotConcerned() {
        TestAccount seeker = new TestAccount(container, Service.SEEKER);
        account.update("update otp_policy set required_from = '2999-01-01' where service = 'SEEKER'");
        change(now, 100, false);
        assertInstanceOf(
                SignedIn.class,
                signIn.begin(
                        Service.SEEKER, seeker.email, TestAccount.PASSWORD, TestAccount.newBrowser(), seeker.context));
    }
}
