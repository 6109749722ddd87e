package mypage.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.approvals.PendingActService;
import mypage.admin.signin.EnrolmentPasswordResult.Proposal;
import mypage.admin.signin.EnrolmentResult.Enrolled;
import mypage.admin.signin.EnrolmentService;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.StaffSelfService;
import mypage.admin.signin.StaffSessionService;
import mypage.admin.signin.StaffSignInResult.CodeRequired;
import mypage.admin.signin.StaffSignInService;
import mypage.admin.staff.StaffManagementService.Result;
import mypage.platform.RequestContext;
import org.apache.commons.codec.binary.Base32;

/** An administrator and the members they invite, with real beans without a server. */
public abstract class TeamFixture {

    public static final Duration SECOND = Duration.ofSeconds(1);
    public static final Duration STEP = Duration.ofSeconds(30);
    public static final String PASSWORD = "うみべのカフカ lighthouse";
    public static final StaffDeviceCookies NEW_BROWSER = new StaffDeviceCookies(Optional.empty(), Optional.empty());

    /** A member who has chosen both factors. */
    public record Member(long id, String email, String secret, List<String> recoveryCodes) {}

    public final TestContainer container;
    public final StaffManagementService management;
    public final EnrolmentService enrolment;
    public final StaffSignInService signIn;
    public final StaffSessionService sessions;
    public final StaffSelfService self;
    public final PendingActService approvals;

    /** Used only for its database helpers. */
    public final TestAccount rows;

    public final RequestContext unknownDevice;
    public final long manager;

    /** Approves what {@link #manager} asks for. */
    public final long second;

    /** @param changed settings that differ from their defaults, as {@code name=value} */
    protected TeamFixture(String... changed) {
        container = new TestContainer(changed);
        management = container.get(StaffManagementService.class);
        enrolment = container.get(EnrolmentService.class);
        signIn = container.get(StaffSignInService.class);
        sessions = container.get(StaffSessionService.class);
        self = container.get(StaffSelfService.class);
        approvals = container.get(PendingActService.class);
        rows = new TestAccount(container);
        unknownDevice = new RequestContext("2001:%x:%x::2".formatted(rows.id >> 16, rows.id & 0xffff), "test", "");
        manager = insertManager();
        second = insertManager();
    }

    public long insertManager() {
        long id = rows.number("""
                insert into staff (id, email, name, password_hash, totp_secret, created_at)
                values (nextval('id_seq'), ?1, '管理', '', '', now()) returning id""", TestAccount.newAddress());
        rows.update("insert into staff_role (staff_id, role) values (?1, 'MANAGE')", id);
        return id;
    }

    public static RequestContext client(long staffId) {
        return new RequestContext("192.0.2.1", "test", "").actingAs(staffId);
    }

    /** The address of a member who was sent a link. */
    public String invited(StaffRole... roles) {
        String email = TestAccount.newAddress();
        Result result = management.invite(email, "担当", Set.of(roles), client(manager));
        if (StaffRole.decides(Set.of(roles))) {
            approve(result);
        } else {
            assertEquals(Result.DONE, result);
        }
        return email;
    }

    /** Lets the second administrator approve what the first one just asked for. */
    public void approve(Result result) {
        assertEquals(Result.ASKED, result);
        assertEquals(ActDecisionResult.DONE, approvals.approve(asked(), client(second)));
    }

    /** The number of the newest act that waits for an approval. */
    public long asked() {
        return rows.number("select max(id) from pending_act where state = 'WAITING' and asked_by = ?1", manager);
    }

    public String link(String email) {
        List<TestAccount.Mail> mails = rows.mailsTo(email);
        return mails.get(mails.size() - 1).link();
    }

    public Proposal propose(String email) {
        return assertInstanceOf(Proposal.class, enrolment.choosePassword(link(email), PASSWORD));
    }

    /** Enrols with the code of the previous step, so that the following ones are unused. */
    public Member enrol(String email) {
        Proposal proposal = propose(email);
        var step = enrolment.confirm(proposal.sealed(), code(proposal.secret(), -1), unknownDevice);
        return new Member(
                id(email),
                email,
                proposal.secret(),
                assertInstanceOf(Enrolled.class, step).recoveryCodes());
    }

    public Member member(StaffRole... roles) {
        return enrol(invited(roles));
    }

    public long id(String email) {
        return rows.number("select id from staff where email = ?1", email);
    }

    /** The code that the app shows this many steps from now. */
    public String code(String secret, int steps) {
        try {
            return new TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(
                            new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"),
                            container.clock.instant().plus(STEP.multipliedBy(steps)));
        } catch (java.security.InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }

    public String passPassword(Member member) {
        return assertInstanceOf(CodeRequired.class, signIn.begin(member.email, PASSWORD, NEW_BROWSER, unknownDevice))
                .token();
    }

    /** Signs in with the current code, which is used thereby. */
    public SignedIn signIn(Member member) {
        return assertInstanceOf(
                SignedIn.class, signIn.submitCode(passPassword(member), code(member.secret, 0), unknownDevice));
    }

    public SignedInStaff session(String token) {
        return sessions.resume(token).orElseThrow();
    }

    public long audited(String kind, long id) {
        return rows.number("select count(*) from audit_event where kind = ?1 and target_id = ?2", kind, id);
    }
}
