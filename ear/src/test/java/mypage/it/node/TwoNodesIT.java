package mypage.it.node;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.it.AccountFixture;
import mypage.it.AuditEvents;
import mypage.it.Await;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.admin.announcements.OperatorVisitor;
import mypage.it.inside.Race;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes share one database and its limits, sessions and announcements. */
@ArquillianTest
@RunAsClient
class TwoNodesIT {

    private static final int GUESSES = 200;
    private static final Duration START = Duration.ofSeconds(90);

    private static PayaraMicro second;
    private static URI secondUrl;

    @BeforeAll
    static void startSecondNode() throws Exception {
        int port = FreePorts.one();
        secondUrl = URI.create("http://localhost:" + port + "/");
        second = new PayaraMicro(TestBed.FOLDER.resolve("second"), Folders.cache());
        second.start(TestBed.environment(secondUrl, TestBed.database()), port).awaitOk(Site.SEEKER.login(), START);
    }

    @AfterAll
    static void stopSecondNode() {
        second.close();
    }

    @Test
    @Tag("C5")
    @Tag("C1")
    void twoNodesTogetherAllowTheIdsNumberOfPasswordAttempts() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var index = new AtomicInteger();

        List<Integer> answers = Race.of(GUESSES, () -> guess(account, index.getAndIncrement()));

        var counts = answers.stream().collect(groupingBy(identity(), TreeMap::new, counting()));
        // A request that waits too long for a turn or a connection gets 503, and may have used an attempt.
        assertTrue(List.of(200, 429, 503).containsAll(counts.keySet()), counts::toString);
        for (int more = 0; guess(account, more) != 429; more++) {
            assertTrue(more < 20, counts::toString);
        }
        assertTrue(AuditEvents.count(account, "PASSWORD_REFUSED") <= 20, counts::toString);
        assertEquals(429, TestBed.visitor().submitPassword(account).status());
    }

    private static int guess(AccountFixture account, int index) throws Exception {
        var visitor = visitor(index).get(Site.SEEKER.login());
        if (visitor.status() == 503) {
            return 503;
        }
        return visitor.submit(visitor.form(HttpVisitor.LOG_IN)
                        .type(HttpVisitor.ID, account.email())
                        .type(HttpVisitor.PASSWORD, "guess"))
                .status();
    }

    @Test
    @Tag("C5")
    void twoNodesTogetherCheckFiveCodes() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var owner = TestBed.visitor().submitPassword(account);
        String wrong =
                Mailbox.otherThan(TestBed.mailbox().first(account.email()).code());
        var index = new AtomicInteger();

        Race.of(GUESSES, () -> {
            var attacker = owner.twin(index.getAndIncrement() % 2 == 0 ? TestBed.url() : secondUrl);
            return attacker.submit(attacker.form(HttpVisitor.SEND).type(HttpVisitor.CODE, wrong))
                    .status();
        });

        assertEquals(5, AuditEvents.count(account, "OTP_WRONG"));
        assertEquals(5, Sql.number("select tries from otp_challenge where account_id = ?", account.id()));
        assertEquals(5, Sql.number("select guess_count from otp_challenge where account_id = ?", account.id()));
        assertTrue(owner.submitCode(TestBed.mailbox().first(account.email()).code())
                .text()
                .contains("入力できる回数を超えました"));
    }

    @Test
    @Tag("C10")
    void aCodeSubmittedToBothNodesSignsInOnce() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var owner = TestBed.visitor().submitPassword(account);
        String code = TestBed.mailbox().first(account.email()).code();
        var index = new AtomicInteger();

        Race.of(5, () -> {
            var twin = owner.twin(index.getAndIncrement() % 2 == 0 ? TestBed.url() : secondUrl);
            return twin.submit(twin.form(HttpVisitor.SEND).type(HttpVisitor.CODE, code))
                    .status();
        });

        assertEquals(1, AuditEvents.count(account, "SIGNED_IN"));
    }

    @Test
    @Tag("C13")
    void signingOutEndsTheSessionOnBothNodes() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var here = TestBed.visitor().submitPassword(account);
        here.submitCode(TestBed.mailbox().first(account.email()).code());
        var there = here.twin(secondUrl);
        assertTrue(there.get(Site.SEEKER.mypage()).isAt(Site.SEEKER.mypage()), there::text);

        here.signOut(Site.SEEKER);

        assertTrue(there.get(Site.SEEKER.mypage()).follow().isAt(Site.SEEKER.login()), there::text);
    }

    @Test
    @Tag("R61")
    @Tag("R62")
    void maintenanceTakesEffectOnBothNodesWithinFiveSeconds() throws Exception {
        var operator = new OperatorVisitor();
        var user = new HttpVisitor(secondUrl);
        var now = Instant.now();
        try {
            operator.scheduleMaintenance(now.minusSeconds(60), now.plusSeconds(3600), Map.of(), Site.values());
            awaitStatus(503, user);
            operator.endMaintenance();
            awaitStatus(200, user);
        } finally {
            OperatorVisitor.removeAnnouncements();
        }
    }

    private static void awaitStatus(int status, HttpVisitor user) throws Exception {
        var asked = Instant.now();
        Await.until(
                "status " + status,
                () -> user.get(Site.EMPLOYER.login()).status() == status
                        && user.get("/").status() == status);
        var took = Duration.between(asked, Instant.now());
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, took::toString);
    }

    private static HttpVisitor visitor(int number) {
        return number % 2 == 0 ? TestBed.visitor() : new HttpVisitor(secondUrl);
    }
}
