package mypage.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.TestClock;
import mypage.TestContainer;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.otp.PendingCode;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.AttemptResult.ConfirmSkip;
import mypage.signin.SignInCodeResult.CodeRefused;
import mypage.trust.DeviceCookies;
import mypage.trust.TrustTokenService;

/** One account, three browsers and two nodes, beside the {@link SignInModel} that says what they should see. */
final class SignInWorld {

    static final int BROWSERS = 3;
    private static final Instant BEGIN = new TestClock().instant();

    private final List<TestContainer> nodes =
            List.of(new TestContainer(SignInModel.SETTINGS), new TestContainer(SignInModel.SETTINGS));
    final TestAccount account = new TestAccount(nodes.get(0));
    final List<DeviceCookies> browsers = new ArrayList<>(
            Stream.generate(TestAccount::newBrowser).limit(BROWSERS).toList());
    private final String[] attempts =
            IntStream.range(0, BROWSERS).mapToObj(browser -> "none " + browser).toArray(String[]::new);
    final Map<Integer, String> sessions = new HashMap<>();
    private final List<Placed> taken = new ArrayList<>();
    private SignInModel model = new SignInModel(BEGIN);

    /** A step and its number, by which the session is known that it opens. */
    private record Placed(SignInStep step, int number) {
        String expect(SignInModel model) {
            return step.expect(model, number);
        }
    }

    SignInWorld() {
        nodes.get(1).with(Clock.class, nodes.get(0).clock);
    }

    TestContainer node(int node) {
        return nodes.get(node);
    }

    SignInModel model() {
        return model;
    }

    void pass(Duration time) {
        nodes.get(0).clock.pass(time);
    }

    String attempt(int browser) {
        return attempts[browser];
    }

    /** The code that was mailed so many codes ago; one that nobody mailed if there were fewer. */
    String code(int ago) {
        List<String> codes = account.mails().stream()
                .filter(mail -> mail.topic().startsWith("otp:"))
                .flatMap(mail -> mail.code().stream())
                .toList();
        return ago < codes.size() ? codes.get(codes.size() - 1 - ago) : "0000001".substring(ago % 2, 6 + ago % 2);
    }

    /** One that was not mailed last. */
    String wrongCode() {
        return account.mails().stream().anyMatch(mail -> mail.topic().startsWith("otp:"))
                ? account.wrongCode()
                : "000000";
    }

    /** The number of one of the sessions that were ever opened. */
    Optional<Integer> session(int which) {
        return model.sessions.number(which);
    }

    /** Takes a step for real and in the model, which must agree. */
    void take(SignInStep step) {
        Placed placed = new Placed(step, taken.size());
        String told = step.take(this, placed.number);
        assertEquals(placed.expect(model), told, step::toString);
        taken.add(placed);
        agree();
    }

    /**
     * Takes a step on one node while another step is at this reading of the clock. Both must end as one after the other
     * would; only how many tries are left may be outdated.
     */
    void race(SignInStep.Type outer, SignInStep inner, int reading) {
        Placed first = new Placed(outer, taken.size());
        Placed second = new Placed(inner, taken.size() + 1);
        boolean isPending = model.resume(outer.browser()).equals("CODE");
        String[] told = new String[2];
        Runnable meanwhile = () -> told[1] = inner.take(this, second.number);
        if (isPending) {
            nodes.get(0).clock.meanwhile(reading, meanwhile);
        } else {
            meanwhile.run();
        }
        told[0] = outer.take(this, first.number);
        SignInModel outerFirst = replay();
        List<String> either =
                Stream.of(first, second).map(step -> step.expect(outerFirst)).toList();
        boolean isOuterFirst = isPending && roughly(either).equals(roughly(List.of(told)));
        SignInModel innerFirst = replay();
        String later = second.expect(innerFirst);
        List<String> or = List.of(first.expect(innerFirst), later);
        assertTrue(
                isOuterFirst || roughly(or).equals(roughly(List.of(told))),
                () -> List.of(told) + " is neither " + either + " nor " + or);
        taken.addAll(isOuterFirst ? List.of(first, second) : List.of(second, first));
        model = isOuterFirst ? outerFirst : innerFirst;
        agree();
    }

    private static List<String> roughly(List<String> told) {
        return told.stream()
                .map(one -> one.replaceAll("WRONG \\d|NO_TRIES_LEFT|CLOSED", "WRONG"))
                .toList();
    }

    private SignInModel replay() {
        SignInModel again = new SignInModel(BEGIN);
        taken.forEach(step -> step.expect(again));
        return again;
    }

    /** What rows and mails tell fits what the model has written down. */
    private void agree() {
        Map<String, Integer> audited = new TreeMap<>();
        for (Object row : account.rows(
                "select kind, count(*) from audit_event where account_id = ?1 group by kind", account.id)) {
            audited.put((String) ((Object[]) row)[0], ((Number) ((Object[]) row)[1]).intValue());
        }
        audited.keySet().retainAll(SignInModel.AUDITED);
        assertEquals(model.audited, audited);
        assertEquals(
                model.isSkipSet(), nodes.get(0).get(TrustTokenService.class).isSet(account.id), "skip is set");
    }

    String told(int browser, int number, Object result) {
        return switch (result) {
            case SignedIn in -> {
                sessions.put(number, in.sessionToken());
                in.trust()
                        .ifPresent(skip -> browsers.set(
                                browser,
                                new DeviceCookies(browsers.get(browser).id(), Map.of(skip.handle(), skip.value()))));
                yield "IN";
            }
            case OtpRequired required -> code(browser, required.code());
            case ConfirmSkip asked -> "ANSWER";
            case AttemptInvalid invalid -> invalid.reason().name();
            case CodeRefused refused ->
                switch (refused.why()) {
                    case WrongCode wrong -> "WRONG " + wrong.attemptsLeft();
                    case MalformedCode malformed -> "MALFORMED";
                };
            case SignInResult.Denied denied -> "REFUSED";
            case SignInResult.Delayed delayed -> "DELAYED";
            case SignInResult.Closed closed -> "CLOSED";
            default -> throw new IllegalStateException(result.toString());
        };
    }

    private String code(int browser, PendingCode code) {
        attempts[browser] = code.token();
        return "CODE";
    }

    SignInService signIn(int node) {
        return node(node).get(SignInService.class);
    }
}
