package mypage.it.inside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.otp.InvalidReason;
import mypage.password.PasswordHasher;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.OtpRequired;
import mypage.signin.SignInResult;
import mypage.signin.SignInResult.Denied;
import mypage.signin.SignInService;
import mypage.signin.SignedIn;
import mypage.signin.SkipResult;
import mypage.trust.DeviceCookies;
import mypage.trust.IssuedTrustToken;
import mypage.trust.TrustTokenService;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long a browser may skip the one-time password, and what ends it. */
@ArquillianTest
class TrustTokenServiceIT {

    private static final RequestContext CLIENT = new RequestContext("192.0.2.1", "it", "Mozilla/5.0");
    private static final String PASSWORD = "correct horse";
    private static final String CODE = "123456";

    /** What ends skipping in every browser. */
    enum End {
        BY_THE_USER,
        BY_A_NEW_PASSWORD,
        BY_A_NEW_ADDRESS,
        BY_A_LOCK
    }

    @Inject
    SignInService signIn;

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

    @Resource(lookup = "java:app/jdbc/mypage")
    DataSource dataSource;

    @Resource
    UserTransaction transaction;

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
    @Tag("R31")
    @Tag("R33")
    @Tag("T2")
    void aTokenIsValidForExactlyNinetyDays() throws Exception {
        Instant before = Instant.now();
        IssuedTrustToken issued = issue();
        Instant after = Instant.now();
        Duration ninetyDays = Duration.ofDays(90);

        assertEquals(ninetyDays, issued.validity());
        assertTrue(isTrusted(issued, before.plus(ninetyDays).minusSeconds(1)));
        assertFalse(isTrusted(issued, after.plus(ninetyDays)));
        assertFalse(isTrusted(issued, after.plus(ninetyDays).plusSeconds(1)));
        long expiry = Long.parseLong(issued.value().split("\\.")[1]);
        assertTrue(expiry >= before.plus(ninetyDays).getEpochSecond());
        assertTrue(expiry <= after.plus(ninetyDays).getEpochSecond());
    }

    @Test
    @Tag("R26")
    @Tag("R28")
    void aTokenDoesNotReplaceThePassword() throws Exception {
        IssuedTrustToken issued = issue();

        assertInstanceOf(Denied.class, begin("wrong", issued));
        assertInstanceOf(SignedIn.class, begin(PASSWORD, issued));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R50")
    @Tag("R54")
    @Tag("T4")
    void tokensEndInTheTransactionOfTheirCause(End end) throws Exception {
        IssuedTrustToken phone = issue();
        IssuedTrustToken desktop = issue();

        transaction.begin();
        end(end);
        transaction.rollback();
        assertTrue(isTrusted(phone, Instant.now()));
        assertTrue(trust.isSet(id));

        transaction.begin();
        end(end);
        transaction.commit();
        restoreAccount();
        assertFalse(isTrusted(phone, Instant.now()));
        assertFalse(isTrusted(desktop, Instant.now()));
        assertFalse(trust.isSet(id));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("R50")
    void aPendingConfirmationEndsToo(End end) throws Exception {
        String token = beginConfirmation();

        end(end);
        restoreAccount();

        assertEquals(new AttemptInvalid(InvalidReason.ENDED), confirm(token));
        assertEquals(new AttemptInvalid(InvalidReason.ENDED), signIn.declineSkip(Service.SEEKER, token, CLIENT));
        assertFalse(trust.isSet(id));
    }

    private void restoreAccount() throws Exception {
        rows.update("update account set locked_at = null, email = ? where id = ?", email, id);
    }

    private void end(End end) {
        switch (end) {
            case BY_THE_USER -> trust.endAll(Service.SEEKER, id, CLIENT);
            case BY_A_NEW_PASSWORD ->
                accounts.changePassword(Service.SEEKER, id, accounts.hash("another horse"), CLIENT);
            case BY_A_NEW_ADDRESS -> addresses.change(Service.SEEKER, id, "new-" + email, CLIENT);
            case BY_A_LOCK -> accounts.lock(Service.SEEKER, id, CLIENT);
        }
    }

    @Test
    @Tag("R50")
    void confirmingWhileSkippingIsEndedLeavesNoValidToken() throws Exception {
        for (int round = 0; round < 30; round++) {
            rows.update("delete from throttle");
            String token = beginConfirmation();
            var runner = new AtomicInteger(round);
            Race.of(2, () -> {
                if (runner.getAndIncrement() % 2 == 0) {
                    confirm(token);
                } else {
                    trust.endAll(Service.SEEKER, id, CLIENT);
                }
                return null;
            });
            assertFalse(trust.isSet(id), "round " + round);
        }
    }

    @Test
    @Tag("R24")
    @Tag("C19")
    void simultaneousConfirmationsIssueOneToken() throws Exception {
        String token = beginConfirmation();

        List<SkipResult> results = Race.of(20, () -> confirm(token));

        assertEquals(1, results.stream().filter(SignedIn.class::isInstance).count());
        assertEquals(1, rows.number("select count(*) from trust_token where account_id = ?", id));
        assertEquals(1, rows.number("select count(*) from user_session where account_id = ?", id));
    }

    @Test
    @Tag("R25")
    void aConfirmationExpiresWithItsAttempt() throws Exception {
        String token = beginConfirmation();
        assertInstanceOf(ConfirmSkip.class, signIn.resume(Service.SEEKER, token));

        rows.update("update sign_in_attempt set expires_at = now() where account_id = ?", id);

        assertEquals(new AttemptInvalid(InvalidReason.EXPIRED), confirm(token));
        assertEquals(0, rows.number("select count(*) from user_session where account_id = ?", id));
    }

    private boolean isTrusted(IssuedTrustToken issued, Instant now) {
        return trust.isTrusted(accounts.find(Service.SEEKER, email).orElseThrow(), Optional.of(issued.value()), now);
    }

    private IssuedTrustToken issue() throws Exception {
        return ((SignedIn) confirm(beginConfirmation())).trust().orElseThrow();
    }

    private SkipResult confirm(String token) {
        return signIn.confirmSkip(Service.SEEKER, token, CLIENT);
    }

    /** Submits the right code and the wish to skip it; returns the token of the attempt that awaits confirmation. */
    private String beginConfirmation() throws Exception {
        String token = ((OtpRequired) begin(PASSWORD, Map.of())).code().token();
        long attempt = rows.number("select attempt_id from otp_challenge where account_id = ?", id);
        byte[] codeHash = secrets.keyedHash("otp:" + attempt + ":" + CODE);
        rows.update("update otp_challenge set code_hash = ? where account_id = ?", codeHash, id);
        assertInstanceOf(ConfirmSkip.class, signIn.submitOtp(Service.SEEKER, token, CODE, true, CLIENT));
        return token;
    }

    private SignInResult begin(String password, IssuedTrustToken issued) {
        return begin(password, Map.of(issued.handle(), issued.value()));
    }

    private SignInResult begin(String password, Map<String, String> trustTokens) {
        return signIn.begin(Service.SEEKER, email, password, new DeviceCookies("browser", trustTokens), CLIENT);
    }
}
