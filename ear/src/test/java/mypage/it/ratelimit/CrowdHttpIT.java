package mypage.it.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Mailbox;
import mypage.it.Site;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many who guess at the same moment. */
@ArquillianTest
@RunAsClient
@Tag("C1")
class CrowdHttpIT {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MANY = 60;

    private final Mailbox mailbox = TestBed.mailbox();

    @Test
    void fewOfOneNetworkAreJudgedAtOnceWhileTheOwnerGetsIn() throws Exception {
        var known = TestBed.visitor();
        var account = known.enableSkipForNewAccount(Site.SEEKER);
        known.signOut(Site.SEEKER).follow();

        List<HttpVisitor> answers = guessAtOnce(Site.SEEKER.login(), () -> {
            assertTrue(known.submitPassword(account).isAt(Site.SEEKER.mypage()), known::text);
            return null;
        });

        var refused = answers.stream()
                .filter(answer -> answer.status() == TOO_MANY_REQUESTS)
                .toList();
        assertTrue(refused.size() >= MANY / 4, "refused: " + refused.size());
        var refusal = refused.get(0);
        assertEquals("5", refusal.answer().headers().firstValue("Retry-After").orElse(""));
        assertTrue(refusal.text().contains("ただいまアクセスが集中しています"), refusal::text);
        refusal.get(Site.SEEKER.path + "/login-pass");
        assertEquals(200, refusal.status());
    }

    @Test
    void aNumberMailedToTheOwnerLeadsIntoACrowdedNode() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var newBrowser = TestBed.visitor().from("2001:db8:9:9::1");

        guessAtOnce(Site.SEEKER.login(), () -> {
            newBrowser.verifyDevice(Site.SEEKER, account.email());
            assertTrue(newBrowser.submitPassword(account).isAt(Site.SEEKER.otp()), newBrowser::text);
            newBrowser.submitCode(mailbox.first(account.email()).code());
            assertTrue(newBrowser.isAt(Site.SEEKER.mypage()), newBrowser::text);
            return null;
        });
    }

    @Test
    void guessesAtStaffAreRefusedTheSameWay() throws Exception {
        List<HttpVisitor> answers = guessAtOnce("/admin/login", () -> null);

        var refused = answers.stream()
                .filter(answer -> answer.status() == TOO_MANY_REQUESTS)
                .toList();
        assertTrue(refused.size() >= MANY / 4, "refused: " + refused.size());
        assertTrue(refused.get(0).text().contains("ただいまアクセスが集中しています"), refused.get(0)::text);
    }

    /** Wrong passwords from one network at the same moment, each for another ID, and one thing beside them. */
    private static List<HttpVisitor> guessAtOnce(String page, Callable<Void> beside) throws Exception {
        String network = "2001:db8:" + UUID.randomUUID().toString().substring(0, 4) + ":7::";
        var opened = TestBed.visitor().from(network + 1).get(page);
        var all = new CyclicBarrier(MANY + 1);
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        try {
            List<Future<HttpVisitor>> guesses = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                var visitor = opened.twin().from(network + Integer.toHexString(i));
                var form = opened.form(page.startsWith("/admin") ? "次へ" : HttpVisitor.LOG_IN)
                        .type(page.startsWith("/admin") ? "メールアドレス" : HttpVisitor.ID, UUID.randomUUID() + "@example.jp")
                        .type(HttpVisitor.PASSWORD, "wrong password");
                guesses.add(threads.submit(() -> {
                    all.await();
                    return visitor.submitTo(page, form);
                }));
            }
            all.await();
            beside.call();
            List<HttpVisitor> answers = new ArrayList<>();
            for (Future<HttpVisitor> guess : guesses) {
                answers.add(guess.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
