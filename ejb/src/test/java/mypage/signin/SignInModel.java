package mypage.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is promised about the sign-ins to one account, as simply as it can be said: one thing after the other, in
 * memory. Its answers are what users get to know.
 */
final class SignInModel {

    /** Small, so that short sequences reach them. */
    static final String[] SETTINGS = {
        "mypage.password.tries.id=4/PT1H",
        "mypage.password.tries.browser=3/PT1H",
        "mypage.otp.mails=4/PT1H",
        "mypage.otp.guesses=6/P1D"
    };

    static final Set<String> AUDITED =
            Set.of("PASSWORD_REFUSED", "OTP_ISSUED", "OTP_WRONG", "OTP_RIGHT", "SKIP_SET", "OTP_SKIPPED", "SIGNED_IN");

    static final Duration CODE = Duration.ofMinutes(30);
    static final Duration SKIP = Duration.ofDays(90);
    private static final Duration KNOWN = Duration.ofDays(400);
    private static final int TRIES = 5;
    private static final int GUESSES = 6;

    private record Skip(int number, int epoch, Instant until) {}

    private Instant now;
    private boolean locked;
    private int epoch;
    private int trustEpoch;
    private int password;
    private final Map<Integer, AttemptModel> attempts = new HashMap<>();
    private final Map<Integer, Instant> knownUntil = new HashMap<>();
    private final Map<Integer, Skip> skips = new HashMap<>();
    private final List<Skip> allSkips = new ArrayList<>();
    private final Map<Boolean, List<Instant>> wrong = Map.of(true, new ArrayList<>(), false, new ArrayList<>());
    private final BudgetModel budgets = new BudgetModel();
    final SessionModel sessions = new SessionModel();
    final Map<String, Integer> audited = new TreeMap<>();

    /** The only code of the account: whose it is, and what became of it. */
    private AttemptModel coded;

    private boolean fromKnown;
    private int tries;
    private Instant codeUntil;
    private Instant usedAt;

    SignInModel(Instant now) {
        this.now = now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    String password(int browser, int typed, int number) {
        boolean known = !locked && now.isBefore(knownUntil.getOrDefault(browser, now));
        boolean skips = !locked && isSkipping(browser);
        String who = known ? "browser " + browser : skips ? "skip " + this.skips.get(browser).number : "strangers";
        int most = who.equals("strangers") ? 4 : 3;
        if (!budgets.take(who, most, now)) {
            return "DELAYED";
        }
        if (locked || typed != password) {
            audit("PASSWORD_REFUSED");
            return "REFUSED";
        }
        String result = skips ? skip(browser, number) : code(browser, who);
        budgets.giveBack(who, most);
        return result;
    }

    private String skip(int browser, int number) {
        audit("OTP_SKIPPED");
        return signIn(browser, null, number);
    }

    private String code(int browser, String who) {
        if (!budgets.take("mails " + who, 4, now)) {
            return "DELAYED";
        }
        boolean known = !who.equals("strangers");
        if (wrong.get(known).size() >= GUESSES) {
            return "CLOSED";
        }
        coded = new AttemptModel(epoch);
        attempts.put(browser, coded);
        fromKnown = known;
        tries = 0;
        usedAt = null;
        codeUntil = now.plus(CODE);
        audit("OTP_ISSUED");
        return "CODE";
    }

    /** @param right whether it is the code that was mailed last */
    String type(int browser, boolean right, boolean skip, int number) {
        AttemptModel attempt = attempts.get(browser);
        if (attempt == null || !status(attempt).equals("CODE")) {
            return status(attempt);
        }
        List<Instant> counted = wrong.get(fromKnown);
        tries++;
        counted.add(now);
        if (!right) {
            audit("OTP_WRONG");
            int left = Math.min(TRIES - tries, GUESSES - counted.size());
            return left > 0 ? "WRONG " + left : status(attempt);
        }
        usedAt = now;
        counted.remove(counted.size() - 1);
        wrong.values().forEach(times -> times.removeIf(time -> !time.isAfter(now.minus(Duration.ofDays(1)))));
        if (!skip) {
            attempt.state = "USED";
            return signIn(browser, now, number);
        }
        attempt.state = "ANSWER";
        attempt.answerUntil = now.plus(CODE);
        attempt.trustEpoch = trustEpoch;
        audit("OTP_RIGHT");
        return "ANSWER";
    }

    String resume(int browser) {
        return status(attempts.get(browser));
    }

    String answer(int browser, boolean confirmed, int number) {
        AttemptModel attempt = attempts.get(browser);
        if (!status(attempt).equals("ANSWER")) {
            return status(attempt);
        }
        attempt.state = "USED";
        if (confirmed) {
            skips.put(browser, new Skip(number, trustEpoch, now.plus(SKIP)));
            allSkips.add(skips.get(browser));
            audit("SKIP_SET");
        }
        return signIn(browser, coded == attempt ? usedAt : null, number);
    }

    private String signIn(int browser, Instant codeAt, int number) {
        knownUntil.put(browser, now.plus(KNOWN));
        sessions.open(number, browser, epoch, now, codeAt);
        audit("SIGNED_IN");
        return "IN";
    }

    /** What a browser with this attempt can do. */
    private String status(AttemptModel attempt) {
        if (attempt == null || locked) {
            return "UNKNOWN";
        } else if (attempt.state.equals("USED")) {
            return "USED";
        } else if (attempt.state.equals("ANSWER")) {
            return attempt.epoch != epoch || attempt.trustEpoch != trustEpoch
                    ? "ENDED"
                    : now.isBefore(attempt.answerUntil) ? "ANSWER" : "EXPIRED";
        } else if (attempt.epoch != epoch) {
            return "ENDED";
        } else if (attempt != coded) {
            return "REPLACED";
        } else if (usedAt != null) {
            return "USED";
        } else if (wrong.get(fromKnown).size() >= GUESSES) {
            return "CLOSED";
        }
        return !now.isBefore(codeUntil) ? "EXPIRED" : tries < TRIES ? "CODE" : "NO_TRIES_LEFT";
    }

    private boolean isSkipping(int browser) {
        return skips.containsKey(browser) && isValid(skips.get(browser));
    }

    private boolean isValid(Skip skip) {
        return skip.epoch == trustEpoch && now.isBefore(skip.until);
    }

    boolean isSkipSet() {
        return allSkips.stream().anyMatch(this::isValid);
    }

    String visit(int session) {
        return sessions.use(session, locked ? -1 : epoch, now) ? "OPEN" : "OVER";
    }

    String lock() {
        return lock(true);
    }

    String unlock() {
        return lock(false);
    }

    private String lock(boolean to) {
        if (locked == to) {
            return "NOTHING";
        }
        locked = to;
        return endSessions() + endTrust();
    }

    String endSessions() {
        epoch++;
        return "";
    }

    String endTrust() {
        trustEpoch++;
        return "";
    }

    /** A session that a code opened less than ten minutes ago goes on; all else ends. */
    String change(int session) {
        if (visit(session).equals("OVER")) {
            return "OVER";
        } else if (!sessions.isRecent(session, now)) {
            return "AGAIN";
        }
        password++;
        endSessions();
        endTrust();
        knownUntil.keySet().removeIf(browser -> browser != sessions.browser(session));
        wrong.values().forEach(List::clear);
        sessions.carryOver(session, epoch);
        return "CHANGED";
    }

    int password() {
        return password;
    }

    private void audit(String kind) {
        if (!locked) {
            audited.merge(kind, 1, Integer::sum);
        }
    }
}
