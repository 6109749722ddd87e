package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import mypage.it.AccountFixture;
import mypage.it.Device;
import mypage.it.HttpVisitor;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The database fails during sign-ins and comes back. */
@ArquillianTest
@RunAsClient
class DatabaseFaultIT {

    private static final Duration POOL_VALIDATION = Duration.ofMillis(1100);

    @Test
    @Tag("C27")
    void requestsFailWithinTwoSecondsAndSucceedOnceTheDatabaseIsBack() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var visitor = TestBed.visitor().get(Site.SEEKER.login());
        var password = visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, account.email())
                .type(HttpVisitor.PASSWORD, account.password());
        try (var person = Person.with(Device.PHONE)) {
            var other = AccountFixture.create(Site.EMPLOYER);
            person.submitsPassword(other).isAt(Site.EMPLOYER.otp());
            var code = TestBed.mailbox().first(other.email()).code();

            TestBed.database().stop();
            try {
                // The pool validates a connection at most once a second.
                Thread.sleep(POOL_VALIDATION.toMillis());
                long start = System.nanoTime();
                visitor.submit(password);
                var wait = Duration.ofNanos(System.nanoTime() - start);
                person.submitsCode(code).reads("ただいまシステムに接続できません").inspects("database-down");

                assertEquals(503, visitor.status());
                assertTrue(wait.compareTo(Duration.ofSeconds(2)) < 0, "answered after " + wait);
                assertFalse(visitor.body().contains("Exception"), visitor.body());
            } finally {
                TestBed.database().start();
            }
            visitor.submit(password).follow();
            person.opens(Site.EMPLOYER.otp()).submitsCode(code).isAt(Site.EMPLOYER.mypage());
        }
        assertTrue(visitor.isAt(Site.SEEKER.otp()), visitor.body());
    }
}
