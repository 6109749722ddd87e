package mypage.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import mypage.TestAccount;
import mypage.Wired;
import mypage.audit.Client;
import mypage.staff.EnrolmentPasswordResult.Proposal;
import mypage.staff.EnrolmentResult.Enrolled;
import mypage.staff.StaffCodeResult.SignedIn;
import mypage.staff.StaffManagementService.Result;
import mypage.staff.StaffSignInResult.CodeRequired;
import org.apache.commons.codec.binary.Base32;

/** A member of staff who manages the others, and those whom this one invites, on real beans without a server. */
abstract class OneTeam {

    static final Duration SECOND = Duration.ofSeconds(1);
    static final Duration STEP = Duration.ofSeconds(30);
    static final String PASSWORD = "うみべのカフカ lighthouse";
    static final StaffBrowser NEW_BROWSER = new StaffBrowser(Optional.empty(), Optional.empty());

    /** One who has chosen both factors. */
    record Member(long id, String email, String secret, List<String> recoveryCodes) {}

    final Wired wired = new Wired();
    final StaffManagementService management = wired.get(StaffManagementService.class);
    final EnrolmentService enrolment = wired.get(EnrolmentService.class);
    final StaffSignInService signIn = wired.get(StaffSignInService.class);
    final StaffSessionService sessions = wired.get(StaffSessionService.class);
    final StaffSelfService self = wired.get(StaffSelfService.class);

    /** Only for its ways to look into the database. */
    final TestAccount rows = new TestAccount(wired);

    final Client stranger = new Client("2001:db8:" + Long.toHexString(rows.id) + "::2", "test", "");
    final long manager = insertManager();

    long insertManager() {
        long id = rows.number("""
                insert into staff (id, email, name, password_hash, totp_secret, created_at)
                values (nextval('id_seq'), ?1, '管理', '', '', now()) returning id""", TestAccount.newAddress());
        rows.update("insert into staff_role (staff_id, role) values (?1, 'MANAGE')", id);
        return id;
    }

    static Client client(long staffId) {
        return new Client("192.0.2.1", "test", "").actingAs(staffId);
    }

    /** The address of one who has a link. */
    String invited(StaffRole... roles) {
        String email = TestAccount.newAddress();
        assertEquals(Result.DONE, management.invite(email, "担当", Set.of(roles), client(manager)));
        return email;
    }

    String link(String email) {
        List<TestAccount.Mail> mails = rows.mailsTo(email);
        return mails.get(mails.size() - 1).link();
    }

    Proposal propose(String email) {
        return assertInstanceOf(Proposal.class, enrolment.choosePassword(link(email), PASSWORD));
    }

    /** With the code of the step before, so that those from now on are unused. */
    Member enrol(String email) {
        Proposal proposal = propose(email);
        var step = enrolment.confirm(proposal.sealed(), code(proposal.secret(), -1), stranger);
        return new Member(
                id(email),
                email,
                proposal.secret(),
                assertInstanceOf(Enrolled.class, step).recoveryCodes());
    }

    Member member(StaffRole... roles) {
        return enrol(invited(roles));
    }

    long id(String email) {
        return rows.number("select id from staff where email = ?1", email);
    }

    /** What the app shows so many steps from now. */
    String code(String secret, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"),
                            wired.clock.instant().plus(STEP.multipliedBy(steps)));
        } catch (java.security.InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    String passPassword(Member member) {
        return assertInstanceOf(CodeRequired.class, signIn.begin(member.email, PASSWORD, NEW_BROWSER, stranger))
                .token();
    }

    /** With the code of now, which is used thereby. */
    SignedIn signIn(Member member) {
        return assertInstanceOf(
                SignedIn.class, signIn.submitCode(passPassword(member), code(member.secret, 0), stranger));
    }

    SignedInStaff session(String token) {
        return sessions.resume(token).orElseThrow();
    }

    long audited(String kind, long id) {
        return rows.number("select count(*) from audit_event where kind = ?1 and target_id = ?2", kind, id);
    }
}
