package mypage.chaos;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import mypage.it.Mailbox;

/** What people do, and what they must never see. */
final class Acts {

    /** Of a code. */
    static final Duration VALIDITY = Duration.ofSeconds(10);

    /** Of unknown devices, for each account. */
    static final int PASSWORDS = 5;

    interface Act {
        void of(Seen seen) throws Exception;
    }

    private final Scene scene;

    Acts(Scene scene) {
        this.scene = scene;
    }

    Map<String, Act> all() {
        Map<String, Act> all = new LinkedHashMap<>();
        all.put("code", seen -> signIn(seen, browser()));
        all.put("code, known browser", this::twice);
        all.put("skip", this::skip);
        all.put("wrong code", this::wrongCode);
        all.put("one code twice at once", this::replay);
        all.put("code of another browser", this::stranger);
        all.put("late code", this::late);
        all.put("sign-out", this::signOut);
        all.put("guessed passwords", this::guess);
        return all;
    }

    private Browser browser() {
        return new Browser(scene.doors());
    }

    private Browser asked(Seen seen, Browser browser) throws Exception {
        browser.password(seen.account, seen.account.password());
        require(browser.isAskedForCode(), browser);
        return browser;
    }

    private String mailed(Seen seen, Browser browser) throws Exception {
        return scene.mails().code(seen.account.email(), browser.text());
    }

    private Browser signIn(Seen seen, Browser browser) throws Exception {
        String code = mailed(seen, asked(seen, browser));
        seen.possible.incrementAndGet();
        browser.code(code);
        return in(seen, browser);
    }

    private static Browser in(Seen seen, Browser browser) {
        require(browser.isIn(), browser);
        seen.sure.incrementAndGet();
        seen.in.add(browser.twin());
        return browser;
    }

    private static void require(boolean expected, Browser browser) {
        if (!expected) {
            throw new IllegalStateException("at " + browser);
        }
    }

    private void twice(Seen seen) throws Exception {
        Browser browser = signIn(seen, browser());
        signOut(seen, browser);
        signIn(seen, browser);
    }

    private void signOut(Seen seen, Browser browser) throws Exception {
        Browser twin = browser.twin();
        // Until there is an answer, nobody knows whether it lives.
        seen.in.clear();
        browser.signOut();
        require(browser.isServed() && !browser.isIn(), browser);
        seen.out.add(twin);
    }

    private void skip(Seen seen) throws Exception {
        Browser browser = browser();
        String code = mailed(seen, asked(seen, browser));
        seen.possible.incrementAndGet();
        signOut(seen, in(seen, browser.codeAndSkip(code)));
        seen.possible.incrementAndGet();
        in(seen, browser.password(seen.account, seen.account.password()));
    }

    private void wrongCode(Seen seen) throws Exception {
        Browser browser = browser();
        String code = mailed(seen, asked(seen, browser));
        seen.wrongPossible.incrementAndGet();
        browser.code(Mailbox.otherThan(code));
        seen.breaks(browser.isIn(), "a wrong code signed in");
        require(browser.isAskedForCode(), browser);
        seen.wrongSure.incrementAndGet();
        seen.possible.incrementAndGet();
        in(seen, browser.code(code));
    }

    /** Twins of one browser send its code at once, and once more afterwards. */
    private void replay(Seen seen) throws Exception {
        Browser browser = browser();
        String code = mailed(seen, asked(seen, browser));
        Browser later = browser.twin();
        seen.possible.incrementAndGet();
        long in = atOnce(3, n -> () -> browser.twin().code(code).isIn());
        seen.breaks(in > 1, "a code signed in " + in + " browsers");
        seen.sure.addAndGet((int) in);
        require(in > 0, browser);
        seen.breaks(later.code(code).isIn(), "a used code signed in");
    }

    /** Each of two browsers that know the password types the code of the other. */
    private void stranger(Seen seen) throws Exception {
        Browser first = asked(seen, browser());
        String older = mailed(seen, first);
        Browser second = asked(seen, browser());
        String newer = mailed(seen, second);
        seen.breaks(first.twin().code(newer).isIn(), "a browser signed in with the code of another");
        seen.breaks(first.twin().code(older).isIn(), "a replaced code signed in");
        if (!older.equals(newer)) {
            seen.wrongPossible.incrementAndGet();
            seen.breaks(second.twin().code(older).isIn(), "a code signed in another browser");
        }
        seen.possible.incrementAndGet();
        in(seen, second.code(newer));
    }

    private void late(Seen seen) throws Exception {
        Browser browser = asked(seen, browser());
        String code = mailed(seen, browser);
        Thread.sleep(VALIDITY.plusSeconds(1));
        seen.breaks(browser.code(code).isIn(), "a code signed in after its end");
        require(browser.isServed(), browser);
    }

    private void signOut(Seen seen) throws Exception {
        Browser browser = signIn(seen, browser());
        Browser twin = browser.twin();
        signOut(seen, browser);
        seen.breaks(twin.home().isIn(), "a session lives that its user ended");
    }

    private void guess(Seen seen) throws Exception {
        long answered = atOnce(2 * PASSWORDS, n -> () -> {
            Browser browser = browser().password(seen.account, "guess " + n);
            seen.breaks(browser.isAskedForCode(), "a wrong password was taken");
            return browser.isServed();
        });
        if (answered == 0) {
            throw new IllegalStateException("no guess was answered");
        }
    }

    private interface Numbered {
        Callable<Boolean> number(int number);
    }

    /** How many of them are true; those that fail count as false. */
    private static long atOnce(int count, Numbered acts) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(IntStream.range(0, count).mapToObj(acts::number).toList())
                    .stream()
                    .filter(Acts::isTrue)
                    .count();
        }
    }

    private static boolean isTrue(Future<Boolean> act) {
        try {
            return act.get();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
