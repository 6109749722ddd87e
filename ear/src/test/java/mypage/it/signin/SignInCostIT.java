package mypage.it.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** The cost of a sign-in. The numbers are exact, so that any change is noticed. */
@ArquillianTest
@RunAsClient
class SignInCostIT {

    private static final int FIRST_FLIGHT = 14 * 1024;

    /** The application's statements, without those of the driver and those that fetch ids in batches of 50. */
    private static final Pattern STATEMENT = Pattern.compile(
            "^mypage LOG: +(?:execute \\S+|statement): (?!BEGIN|COMMIT|ROLLBACK|SET |SHOW |select nextval)(?<sql>.+)$");

    /**
     * Statements of background work: requests for mails and their delivery, posts to other systems, deletion of
     * expired rows, sealing of audit events and their partitions, address requests, imports, acts on many accounts,
     * metrics, sealing and wrapping of passwords, acts that wait for another member, refreshing of maintenance, notices
     * and rollout dates; and those of the driver.
     */
    private static final Pattern BACKGROUND =
            Pattern.compile("(?i).*\\b((from|update) (outbox_message|mail_request|pending_act)"
                    + "|from (maintenance_window|notice|address_request|legacy_function|help_desk|office)"
                    + "|from otp_policy$|ctid = any|audit_seal|seal_id|audit_month|pg_inherits"
                    + "|select r\\.(import|act)_id|update bulk_act|with (over|rest) as"
                    + "|figure_hour|mail_delay|recursive waiting|select id, topic"
                    + "|min\\(occurred_at|password_sealing|starts_with|pg_try_advisory_xact_lock|password_hash like"
                    + "|from pg_catalog)(\\b|_text).*");

    /** A statement of background work that the pattern does not know can fall into a step, but not each time. */
    private static final int TRIES = 3;

    private final List<String> counted = new ArrayList<>();

    private interface Step {
        void run() throws Exception;
    }

    private void assertCost(Object expected, Callable<?> measurement) throws Exception {
        for (int i = 1; i < TRIES; i++) {
            if (expected.equals(measurement.call())) {
                return;
            }
            counted.clear();
        }
        assertEquals(expected, measurement.call(), this::counted);
    }

    @Test
    void aSignInTakesTheKnownNumberOfStatements() throws Exception {
        assertCost(
                List.of(
                        "{GET login=0, POST login=14, GET otp=1, POST otp=12, GET mypage=1}",
                        "{GET login=0, POST login=10, GET otp=1, POST otp=8, GET mypage=1}"),
                this::signInFromANewAndFromAKnownDevice);
    }

    private List<String> signInFromANewAndFromAKnownDevice() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var visitor = TestBed.visitor();

        var ofANewDevice = signIn(visitor, account).toString();
        visitor.signOut(Site.SEEKER).follow();
        return List.of(ofANewDevice, signIn(visitor, account).toString());
    }

    private Map<String, Long> signIn(HttpVisitor visitor, AccountFixture account) throws Exception {
        Map<String, Long> statements = new LinkedHashMap<>();
        statements.put("GET login", count(() -> visitor.get(Site.SEEKER.login())));
        var password = visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, account.email())
                .type(HttpVisitor.PASSWORD, account.password());
        statements.put("POST login", count(() -> visitor.submit(password)));
        statements.put("GET otp", count(visitor::follow));
        var code = visitor.form(HttpVisitor.SEND)
                .type(
                        HttpVisitor.CODE,
                        TestBed.mailbox().answering(visitor, account.email()).code());
        statements.put("POST otp", count(() -> visitor.submit(code)));
        statements.put("GET mypage", count(visitor::follow));
        assertTrue(visitor.isAt(Site.SEEKER.mypage()));
        return statements;
    }

    @Test
    void skippingTheCodeTakesFewerStatements() throws Exception {
        assertCost(11L, this::signInSkippingTheCode);
    }

    private long signInSkippingTheCode() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var visitor = TestBed.visitor().submitPassword(account);
        visitor.enableSkip(TestBed.mailbox().first(account.email()).code());
        visitor.submit(visitor.form(HttpVisitor.LOG_OUT)).follow();
        var password = visitor.get(Site.SEEKER.login())
                .form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, account.email())
                .type(HttpVisitor.PASSWORD, account.password());

        long statements = count(() -> visitor.submit(password));
        assertTrue(visitor.follow().isAt(Site.SEEKER.mypage()));
        return statements;
    }

    private long count(Step step) throws Exception {
        byte[] before = log();
        step.run();
        byte[] after = log();
        var statements = new String(Arrays.copyOfRange(after, before.length, after.length), UTF_8)
                .lines()
                .map(STATEMENT::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group("sql"))
                .filter(sql -> !BACKGROUND.matcher(sql).matches())
                .toList();
        counted.addAll(statements);
        return statements.size();
    }

    private String counted() {
        return String.join("\n", counted);
    }

    private static byte[] log() throws IOException {
        return Files.readAllBytes(TestBed.database().log());
    }

    @Test
    void theFirstViewOfTheSignInPageLoadsAtMostFourteenKilobytes() {
        Map<String, Integer> sizes = new ConcurrentHashMap<>();
        try (var person = Person.with(Device.PHONE)) {
            person.page().onRequestFinished(request -> sizes.put(request.url(), size(request)));

            person.opens(Site.SEEKER.login()).page().waitForLoadState();
        }

        int sum = sizes.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("First view of the sign-in page: " + sum + " bytes " + sizes);
        assertTrue(
                sizes.keySet().stream()
                        .allMatch(url -> url.startsWith(TestBed.url().toString())),
                sizes.toString());
        assertTrue(sum > 0 && sum <= FIRST_FLIGHT, sum + " bytes: " + sizes);
    }

    private static int size(Request request) {
        var sizes = request.sizes();
        return sizes.responseHeadersSize + sizes.responseBodySize;
    }
}
