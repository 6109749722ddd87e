package mypage.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mypage.TestAccount;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.signin.StaffSignInResult.Denied;
import mypage.admin.signin.StartOver;
import mypage.admin.signin.TooManyAttempts;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.password.PasswordDenial.WrongPassword;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What administrators do with other members. */
@Tag("C20")
class StaffManagementTest extends TeamFixture {

    @Test
    void invitesEachAddressOnceInAnyCase() {
        String email = invited(StaffRole.APPROVE);

        assertEquals(Result.TAKEN, management.invite(email.toUpperCase(), "別人", Set.of(), client(manager)));
        assertEquals(Result.NO_ADDRESS, management.invite("nobody", "別人", Set.of(), client(manager)));
        var member = management.find(id(email)).orElseThrow();
        assertEquals(Set.of(StaffRole.LOOK_UP, StaffRole.APPROVE), member.roles());
        assertFalse(member.enrolled());
        assertEquals(1, rows.mailsTo(email).size());
        assertEquals(1, audited("STAFF_INVITED", id(email)));
    }

    @Test
    void listsMembersByAddressFiftyAtATime() {
        for (int i = 0; i < 51; i++) {
            invited();
        }
        var first = management.list(Optional.empty());
        assertEquals(50, first.rows().size());
        var second = management.list(first.next().map(Long::valueOf));
        assertTrue(second.rows().get(0).email().compareTo(first.rows().get(49).email()) > 0);
    }

    @Test
    void newRolesApplyFromTheNextRequest() {
        Member member = member(StaffRole.OPERATE);
        String token = signIn(member).token();
        Set<StaffRole> given = Set.of(StaffRole.APPROVE, StaffRole.MANAGE);
        approve(management.changeRoles(member.id(), given, client(manager)));

        assertEquals(
                Set.of(StaffRole.LOOK_UP, StaffRole.APPROVE, StaffRole.MANAGE),
                session(token).roles());
        for (String kind : List.of("GIVEN_OPERATE", "TAKEN_OPERATE", "GIVEN_APPROVE", "GIVEN_MANAGE")) {
            assertEquals(1, audited("STAFF_" + kind, member.id()), kind);
        }
        assertEquals(0, audited("STAFF_TAKEN_APPROVE", member.id()));
    }

    @Test
    @Tag("C13")
    void disablingEndsAllAccessAndEnablingRestoresNone() {
        Member member = member();
        String session = signIn(member).token();
        String waiting = passPassword(member);
        assertEquals(Result.DONE, management.disable(member.id(), client(manager)));
        assertEquals(Optional.empty(), sessions.resume(session));
        assertEquals(Result.REFUSED, management.disable(member.id(), client(manager)));
        assertEquals(Result.REFUSED, management.enrolAnew(member.id(), client(manager)));
        assertEquals(Result.REFUSED, management.changeRoles(member.id(), Set.of(), client(manager)));

        assertEquals(Result.DONE, management.enable(member.id(), client(manager)));
        assertEquals(Optional.empty(), sessions.resume(session));
        assertEquals(new StartOver(), signIn.submitCode(waiting, code(member.secret(), 1), unknownDevice));
        container.clock.pass(STEP);
        session(signIn(member).token());
        assertEquals(Result.REFUSED, management.enable(member.id(), client(manager)));
    }

    @Test
    void disablingEndsTheLinkToo() {
        String email = invited();
        String link = link(email);
        management.disable(id(email), client(manager));
        management.enable(id(email), client(manager));
        assertEquals(Optional.empty(), enrolment.invited(link));
    }

    @Test
    @Tag("C9")
    void anotherEnrolmentInvalidatesTheOldFactors() {
        Member member = member(StaffRole.OPERATE);
        String session = signIn(member).token();
        approve(management.enrolAnew(member.id(), client(manager)));

        assertEquals(Optional.empty(), sessions.resume(session));
        assertEquals(
                new Denied(new WrongPassword()), signIn.begin(member.email(), PASSWORD, NEW_BROWSER, unknownDevice));
        assertEquals(0, rows.number("select count(*) from staff_recovery_code where staff_id = ?1", member.id()));
        assertEquals(2, audited("STAFF_INVITED", member.id()));
        assertEquals(1, audited("STAFF_FACTORS_ENDED", member.id()));
        assertTrue(rows.mailsTo(member.email()).get(2).subject().contains("再登録"));

        container.clock.pass(Duration.ofMinutes(1));
        Member again = enrol(member.email());
        assertEquals(
                Set.of(StaffRole.LOOK_UP, StaffRole.OPERATE),
                session(signIn(again).token()).roles());
    }

    @Test
    @Tag("C1")
    void resetsTheAttemptsOfAnyoneElse() {
        Member member = member();
        assertEquals(Optional.empty(), management.limitedUntil(member.id()));
        for (int i = 0; i < 10; i++) {
            signIn.begin(member.email(), "wrong", NEW_BROWSER, unknownDevice);
            self.changePassword(me(member), "wrong", PASSWORD, unknownDevice);
        }
        assertInstanceOf(TooManyAttempts.class, signIn.begin(member.email(), PASSWORD, NEW_BROWSER, unknownDevice));
        assertEquals(Result.REFUSED, management.restoreAttempts(member.id(), client(member.id())));
        assertTrue(management.limitedUntil(member.id()).orElseThrow().isAfter(container.clock.instant()));

        assertEquals(Result.DONE, management.restoreAttempts(member.id(), client(manager)));
        assertEquals(Optional.empty(), management.limitedUntil(member.id()));
        signIn(member);
        assertEquals(1, audited("TRIES_GIVEN_BACK", member.id()));
    }

    private static SignedInStaff me(Member member) {
        return new SignedInStaff(0, member.id(), "", Set.of(), false, Optional.empty(), true);
    }

    /** One administrator could otherwise approve alone what needs two. */
    @Test
    void nobodyGetsTheRolesToDecideWithoutASecondAdministrator() {
        for (StaffRole role : List.of(StaffRole.APPROVE, StaffRole.MANAGE)) {
            String email = TestAccount.newAddress();
            assertEquals(Result.ASKED, management.invite(email, "別人", Set.of(role), client(manager)));
            assertEquals(Result.ALREADY_ASKED, management.invite(email, "別人", Set.of(role), client(manager)));
            assertEquals(0, rows.number("select count(*) from staff where email = ?1", email));

            long member = member().id();
            assertEquals(Result.ASKED, management.changeRoles(member, Set.of(role), client(manager)));
            assertEquals(
                    Set.of(StaffRole.LOOK_UP),
                    management.find(member).orElseThrow().roles());
        }
    }

    @Test
    void otherRolesAreGivenAndAllAreTakenAtOnce() {
        long member = member(StaffRole.APPROVE).id();

        assertEquals(
                Result.DONE,
                management.changeRoles(member, Set.of(StaffRole.APPROVE, StaffRole.OPERATE), client(manager)));
        assertEquals(Result.DONE, management.changeRoles(member, Set.of(StaffRole.OPERATE), client(manager)));
        assertEquals(1, audited("STAFF_TAKEN_APPROVE", member));
        assertEquals(1, mailsToSecond("権限が外されました"));
    }

    @Test
    void aDisabledMemberWhoDecidesComesBackOnlyWithASecondAdministrator() {
        Member member = member(StaffRole.APPROVE);
        assertEquals(Result.DONE, management.disable(member.id(), client(manager)));
        assertEquals(1, mailsToSecond("担当者が停止されました"));
        assertTrue(rows.mailsTo(member.email()).stream()
                .anyMatch(mail -> mail.subject().contains("担当者が停止されました")));

        approve(management.enable(member.id(), client(manager)));
        assertTrue(management.find(member.id()).orElseThrow().enabled());
        assertEquals(1, audited("STAFF_ENABLED", member.id()));
    }

    @Test
    void theFactorsOfAnotherMemberEndOnlyWithASecondAdministrator() {
        Member member = member();
        String session = signIn(member).token();

        assertEquals(Result.ASKED, management.enrolAnew(member.id(), client(manager)));
        session(session);
        assertEquals(0, audited("STAFF_FACTORS_ENDED", member.id()));
    }

    @Test
    void aMemberWhoHasNotEnrolledGetsAnotherLinkAtOnce() {
        String email = invited(StaffRole.APPROVE);
        assertEquals(Result.DONE, management.enrolAnew(id(email), client(manager)));
        assertEquals(2, rows.mailsTo(email).size());
    }

    private long mailsToSecond(String subject) {
        return rows.mailsTo((String) rows.row("select email from staff where id = ?1", second)).stream()
                .filter(mail -> mail.subject().contains(subject))
                .count();
    }

    @Test
    void noMemberChangesTheirOwnAccess() {
        assertEquals(Result.REFUSED, management.disable(manager, client(manager)));
        assertEquals(Result.REFUSED, management.changeRoles(manager, Set.of(), client(manager)));
        assertEquals(Result.REFUSED, management.enrolAnew(manager, client(manager)));
        assertTrue(management.find(manager).orElseThrow().roles().contains(StaffRole.MANAGE));
    }

    /** As when two administrators disable each other: the second one is too late, so one always remains. */
    @Test
    void aMemberWithoutTheRoleChangesNobody() {
        long other = insertManager();
        Member third = member();
        assertEquals(Result.DONE, management.disable(manager, client(other)));
        assertEquals(Result.REFUSED, management.disable(other, client(manager)));
        assertEquals(Result.REFUSED, management.invite("x@example.jp", "別人", Set.of(), client(manager)));

        long demoted = insertManager();
        management.changeRoles(demoted, Set.of(StaffRole.OPERATE), client(other));
        assertEquals(Result.REFUSED, management.disable(third.id(), client(demoted)));
    }

    /** As when the request of this administrator waited while another one ended their sessions. */
    @Test
    void aMemberWhoMustEnrolAgainChangesNobody() {
        long other = insertManager();
        assertEquals(Result.ASKED, management.enrolAnew(manager, client(other)));
        long act = rows.number("select id from pending_act where asked_by = ?1", other);
        assertEquals(ActDecisionResult.DONE, approvals.approve(act, client(second)));
        assertEquals(Result.REFUSED, management.disable(other, client(manager)));
    }

    @Test
    void anUnknownMemberIsRefused() {
        assertEquals(Optional.empty(), management.find(0));
        assertEquals(Result.REFUSED, management.disable(0, client(manager)));
    }
}
