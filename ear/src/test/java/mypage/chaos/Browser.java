package mypage.chaos;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Site;

/** A browser whose requests go to whatever door is open, as behind a load balancer. */
final class Browser {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<URI> doors;
    private HttpVisitor at;

    Browser(List<URI> doors) {
        this(doors, new HttpVisitor(doors.get(0)));
    }

    private Browser(List<URI> doors, HttpVisitor at) {
        this.doors = doors;
        this.at = at;
    }

    private interface Step {
        HttpVisitor from(HttpVisitor visitor) throws IOException, InterruptedException;
    }

    /** Another door is tried only if nothing was sent through this one. */
    private HttpVisitor step(Step step) throws IOException, InterruptedException {
        List<URI> order = new ArrayList<>(doors);
        Collections.shuffle(order);
        ConnectException refused = new ConnectException();
        for (URI door : order) {
            try {
                at = step.from(at.twin(door));
                return at;
            } catch (ConnectException e) {
                refused = e;
            }
        }
        throw refused;
    }

    /** With the same cookies, on the same page. */
    Browser twin() {
        return new Browser(doors, at.twin(doors.get(0)));
    }

    /** Follows redirects, each through any door. */
    private HttpVisitor follow() throws IOException, InterruptedException {
        while (at.status() / 100 == 3) {
            String to = at.answer().headers().firstValue("Location").orElseThrow();
            step(visitor -> visitor.get(to));
        }
        return at;
    }

    /** The page for the code. */
    Browser password(AccountFixture account, String password) throws IOException, InterruptedException {
        step(visitor -> visitor.get(Site.SEEKER.login()));
        step(visitor -> visitor.submit(visitor.form(HttpVisitor.LOG_IN)
                .type(HttpVisitor.ID, account.email())
                .type(HttpVisitor.PASSWORD, password)));
        follow();
        return this;
    }

    Browser code(String digits) throws IOException, InterruptedException {
        step(visitor -> visitor.submit(visitor.form(HttpVisitor.SEND).type(HttpVisitor.CODE, digits)));
        follow();
        return this;
    }

    /** The code is right and is to be skipped from now on. */
    Browser codeAndSkip(String digits) throws IOException, InterruptedException {
        step(visitor -> visitor.submit(
                visitor.form(HttpVisitor.SEND).type(HttpVisitor.CODE, digits).type(HttpVisitor.SKIP, "on")));
        follow();
        step(visitor -> visitor.submit(visitor.form(HttpVisitor.OK)));
        follow();
        return this;
    }

    Browser home() throws IOException, InterruptedException {
        step(visitor -> visitor.get(Site.SEEKER.mypage()));
        follow();
        return this;
    }

    /** At home, or at the page for signing in; asks again until one of them comes. */
    Browser comesHome() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                if (home().at.status() == 200) {
                    return this;
                }
            } catch (IOException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("at " + this);
            }
            Thread.sleep(500);
        }
    }

    Browser signOut() throws IOException, InterruptedException {
        home();
        step(visitor -> visitor.submit(visitor.form(HttpVisitor.LOG_OUT)));
        follow();
        return this;
    }

    boolean isIn() {
        return at.isAt(Site.SEEKER.mypage());
    }

    boolean isAskedForCode() {
        return at.isAt(Site.SEEKER.otp());
    }

    /** Whether the page came as it should, not because something was away. */
    boolean isServed() {
        return at.status() == 200 || at.status() == 429;
    }

    String text() {
        return at.text();
    }

    @Override
    public String toString() {
        return at.status() + " " + at.answer().uri().getPath();
    }
}
