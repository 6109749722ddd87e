package mypage.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import mypage.admin.signin.EnrolmentResult.Enrolled;
import mypage.admin.signin.StaffSignInResult.CodeRequired;
import mypage.admin.signin.StaffSignInResult.Denied;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.admin.staff.StaffManagementService;
import mypage.admin.staff.StaffRole;
import mypage.admin.staff.TeamFixture;
import mypage.password.PasswordDenial.WrongPassword;
import mypage.password.PasswordRefusal.Weak;
import mypage.password.PasswordWeakness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a member of staff chooses both factors by a link. */
@Tag("C6")
@Tag("C9")
class EnrolmentTest extends TeamFixture {

    private final String email = invited(StaffRole.OPERATE);
    private final String link = link(email);

    @Test
    void storesNothingUntilACodeProvesThatTheAppWorks() {
        var proposal = propose(email);

        assertEquals(new WrongProof(), enrolment.confirm(proposal.sealed(), code(proposal.secret(), 2), unknownDevice));
        assertEquals(new WrongProof(), enrolment.confirm(proposal.sealed(), "12345", unknownDevice));
        assertEquals(0, rows.number("select count(*) from staff where email = ?1 and totp_secret is not null", email));
        assertEquals(new Denied(new WrongPassword()), signIn.begin(email, PASSWORD, NEW_BROWSER, unknownDevice));

        assertInstanceOf(
                Enrolled.class, enrolment.confirm(proposal.sealed(), code(proposal.secret(), 0), unknownDevice));
        assertEquals(1, audited("STAFF_ENROLLED", id(email)));
        assertTrue(rows.mailsTo(email).get(1).subject().contains("利用登録が終わった"));
    }

    @Test
    void keepsTheSecretSealedAndTheCodesHashed() {
        Member member = enrol(email);

        assertEquals(
                0,
                rows.number(
                        "select count(*) from staff where email = ?1 and position(?2 in cast(totp_secret as text)) > 0",
                        email,
                        member.secret()));
        assertEquals(10, new HashSet<>(member.recoveryCodes()).size());
        assertTrue(member.recoveryCodes().stream().allMatch(code -> code.matches("\\d{16}")));
        assertEquals(10, rows.number("select count(*) from staff_recovery_code where staff_id = ?1", member.id()));
    }

    @Test
    @Tag("C1")
    void theEnrolledDeviceHasItsOwnAttempts() {
        var proposal = propose(email);
        var enrolled = assertInstanceOf(
                Enrolled.class, enrolment.confirm(proposal.sealed(), code(proposal.secret(), 0), unknownDevice));
        for (int i = 0; i < 10; i++) {
            signIn.begin(email, "wrong", NEW_BROWSER, unknownDevice);
        }
        assertInstanceOf(TooManyAttempts.class, signIn.begin(email, PASSWORD, NEW_BROWSER, unknownDevice));
        var browser = new StaffDeviceCookies(Optional.empty(), Optional.of(enrolled.known()));
        assertInstanceOf(CodeRequired.class, signIn.begin(email, PASSWORD, browser, unknownDevice));
    }

    @Test
    @Tag("T11")
    void worksOnceAndDisclosesNothingAfterwards() {
        var proposal = propose(email);
        enrol(email);

        assertEquals(Optional.empty(), enrolment.invited(link));
        assertEquals(new StartOver(), enrolment.choosePassword(link, PASSWORD));
        assertEquals(Optional.empty(), enrolment.proposal(proposal.sealed()));
        assertEquals(new StartOver(), enrolment.confirm(proposal.sealed(), code(proposal.secret(), 0), unknownDevice));
    }

    @Test
    @Tag("T11")
    void isValidForADay() {
        container.clock.pass(Duration.ofDays(1).minus(SECOND));
        assertEquals(Optional.of(email), enrolment.invited(link));
        container.clock.pass(SECOND);
        assertEquals(Optional.empty(), enrolment.invited(link));

        container.deleteExpired("staff_link");
        assertEquals(0, rows.number("select count(*) from staff_link where staff_id = ?1", id(email)));
    }

    @Test
    void aNewerLinkEndsTheOlderOne() {
        container.get(StaffManagementService.class).enrolAnew(id(email), client(manager));

        assertNotEquals(link, link(email));
        assertEquals(Optional.empty(), enrolment.invited(link));
        assertEquals(Optional.of(email), enrolment.invited(link(email)));
    }

    @Test
    @Tag("C2")
    @Tag("C3")
    void refusesAWeakPassword() {
        assertEquals(
                new PasswordRefused(new Weak(PasswordWeakness.TOO_SHORT)), enrolment.choosePassword(link, "short"));
        assertEquals(
                new PasswordRefused(new Weak(PasswordWeakness.COMMON)), enrolment.choosePassword(link, "password1234"));
        assertEquals(new PasswordRefused(new Weak(PasswordWeakness.CONTEXTUAL)), enrolment.choosePassword(link, email));
        assertEquals(
                new PasswordRefused(new Weak(PasswordWeakness.WORD)), enrolment.choosePassword(link, "Yamamoto1990"));
    }

    @Test
    void acceptsOnlyASecretThatWasProposed() {
        var proposal = propose(email);
        String other = container.get(mypage.platform.Secrets.class).newToken();

        for (String forged : new String[] {
            "", "?", other, proposal.sealed() + "A", proposal.sealed().substring(4)
        }) {
            assertEquals(Optional.empty(), enrolment.proposal(forged), forged);
            assertEquals(new StartOver(), enrolment.confirm(forged, code(proposal.secret(), 0), unknownDevice));
        }
    }
}
