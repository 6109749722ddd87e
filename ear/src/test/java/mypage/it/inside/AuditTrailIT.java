package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.audit.AuditChain;
import mypage.audit.AuditSealer;
import mypage.audit.AuditSumTimer;
import mypage.password.PasswordHasher;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.session.SessionService;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.trust.DeviceCookies;
import mypage.trust.TrustTokenService;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit events of each action, and that sealing them does not block sign-ins. */
@ArquillianTest
@Tag("C26")
class AuditTrailIT {

    private static final String PASSWORD = "correct horse";
    private static final String CODE = "123456";

    @Inject
    SignInService signIn;

    @Inject
    SessionService sessions;

    @Inject
    TrustTokenService trust;

    @Inject
    AddressRegistry addresses;

    @Inject
    AccountService accounts;

    @Inject
    PasswordHasher hasher;

    @Inject
    Secrets secrets;

    @Inject
    AuditSealer sealer;

    @Inject
    AuditSumTimer sums;

    @Inject
    Clock clock;

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    @Resource
    UserTransaction transaction;

    private final RequestContext context =
            new RequestContext("2001:db8::1", UUID.randomUUID().toString(), "Mozilla/5.0");
    private Rows rows;
    private String email;
    private long id;

    @BeforeEach
    void createAccount() throws Exception {
        rows = new Rows(dataSource);
        email = UUID.randomUUID() + "@example.jp";
        id = rows.createAccount(email, hasher.hash(PASSWORD));
    }

    @Test
    void eachStepOfASignInIsRecordedWithItsOutcome() throws Exception {
        begin("wrong", Map.of());
        String token = ((OtpRequired) begin(PASSWORD, Map.of())).code().token();
        signIn.submitOtp(Service.SEEKER, token, "000000", false, context);
        setCode();
        assertInstanceOf(ConfirmSkip.class, signIn.submitOtp(Service.SEEKER, token, CODE, true, context));
        signIn.submitOtp(Service.SEEKER, token, CODE, true, context);
        var trustToken = ((SignedIn) signIn.confirmSkip(Service.SEEKER, token, context))
                .trust()
                .orElseThrow();
        signIn.submitOtp(Service.SEEKER, token, CODE, false, context);
        var again = (SignedIn) begin(PASSWORD, Map.of(trustToken.handle(), trustToken.value()));
        sessions.end(again.sessionToken(), context);
        trust.endAll(Service.SEEKER, id, context);

        assertTrail("""
                PASSWORD_REFUSED FAILURE
                OTP_ISSUED SUCCESS
                OTP_WRONG FAILURE
                OTP_RIGHT SUCCESS
                SKIP_SET SUCCESS
                SIGNED_IN SUCCESS
                OTP_REFUSED FAILURE
                OTP_SKIPPED SUCCESS
                SIGNED_IN SUCCESS
                SIGNED_OUT SUCCESS
                SKIP_ENDED SUCCESS""");
        assertEquals(11, rows.number("""
                        select count(*) from audit_event where account_id = ? and service = 'SEEKER'
                        and client_address = '2001:db8::1' and request_id = ?
                        and occurred_at > now() - interval '1 minute'""", id, context.requestId()));
    }

    private void setCode() throws Exception {
        long attempt = rows.number("select attempt_id from otp_challenge where account_id = ?", id);
        rows.update(
                "update otp_challenge set code_hash = ? where account_id = ?",
                secrets.keyedHash("otp:" + attempt + ":" + CODE),
                id);
    }

    @Test
    void aSignInWithoutSkippingRecordsOneEventForCodeAndSession() throws Exception {
        String token = ((OtpRequired) begin(PASSWORD, Map.of())).code().token();
        setCode();
        signIn.submitOtp(Service.SEEKER, token, CODE, false, context);

        assertTrail("OTP_ISSUED SUCCESS\nSIGNED_IN SUCCESS");
    }

    @Test
    void replacedExpiredAndUnknownCodesAreRecorded() throws Exception {
        String first = ((OtpRequired) begin(PASSWORD, Map.of())).code().token();
        String second = ((OtpRequired) begin(PASSWORD, Map.of())).code().token();
        signIn.submitOtp(Service.SEEKER, first, CODE, false, context);
        rows.update("update otp_challenge set expires_at = now() where account_id = ?", id);
        signIn.submitOtp(Service.SEEKER, second, CODE, false, context);
        signIn.submitOtp(Service.SEEKER, "nobody's", CODE, false, context);
        sums.write();

        assertTrail("OTP_ISSUED SUCCESS\nOTP_ISSUED SUCCESS\n"
                + "OTP_REFUSED FAILURE\nOTP_EXPIRED FAILURE\nOTP_REFUSED FAILURE");
        assertEquals(
                1,
                rows.number(
                        "select count(*) from audit_event where request_id = ? and account_id is null",
                        context.requestId()));
    }

    @Test
    void changesOfTheAccountAreRecorded() throws Exception {
        accounts.changePassword(Service.SEEKER, id, "another horse", context);
        addresses.change(Service.SEEKER, id, "new-" + email, context);
        accounts.lock(Service.SEEKER, id, context);

        assertTrail("PASSWORD_CHANGED SUCCESS\nEMAIL_CHANGED SUCCESS\nLOCKED SUCCESS");
    }

    @Test
    @Tag("C27")
    void aRolledBackActionIsNotRecorded() throws Exception {
        transaction.begin();
        accounts.lock(Service.SEEKER, id, context);
        transaction.rollback();

        assertTrail("");
    }

    @Test
    @Tag("C27")
    void theTimerSealsEvents() throws Exception {
        begin("wrong", Map.of());
        for (int i = 0; i < 200 && unsealed() > 0; i++) {
            Thread.sleep(100);
        }
        assertEquals(0, unsealed());
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            var report = new AuditChain(secrets, clock, Optional.empty()).check(connection);
            connection.rollback();
            connection.setAutoCommit(true);
            assertTrue(report.isSound(), report.toString());
        }
    }

    private long unsealed() throws Exception {
        return rows.number(
                "select count(*) from audit_event where request_id = ? and seal_id is null", context.requestId());
    }

    @Test
    @Tag("C27")
    void sealingDoesNotBlockSignIns() throws Exception {
        transaction.begin();
        try {
            // The node's timer may have sealed the events already.
            while (sealer.sealNext().isEmpty()) {
                begin("wrong", Map.of());
            }
            Race.of(
                    4,
                    () -> assertInstanceOf(OtpRequired.class, begin(PASSWORD, Map.of()))
                            .code());
            var another = Race.of(1, sealer::sealNext);
            assertEquals(Optional.empty(), another.get(0), "another node does not wait for the lock");
        } finally {
            transaction.rollback();
        }
    }

    private SignInResult begin(String password, Map<String, String> trustToken) {
        return signIn.begin(Service.SEEKER, email, password, new DeviceCookies("browser", trustToken), context);
    }

    private void assertTrail(String expected) throws Exception {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select string_agg(kind || ' ' || outcome, chr(10) order by occurred_at, id)
                        from audit_event where request_id = ?""")) {
            select.setString(1, context.requestId());
            var row = select.executeQuery();
            row.next();
            assertEquals(expected, Optional.ofNullable(row.getString(1)).orElse(""));
        }
    }
}
