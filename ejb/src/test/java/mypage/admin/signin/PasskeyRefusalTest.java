package mypage.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import mypage.TestContainer;
import mypage.admin.signin.PasskeyAddResult.Added;
import mypage.admin.signin.PasskeyAddResult.NotAdded;
import mypage.admin.signin.PasskeySignInResult.PasskeyRefused;
import mypage.admin.signin.StaffCodeResult.CodeRefused;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.otp.CodeRefusal.MalformedCode;
import mypage.otp.CodeRefusal.WrongCode;
import mypage.platform.Timestamps;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passkeys that are refused, and answers that count only once. */
class PasskeyRefusalTest extends PasskeyFixture {

    @Test
    @Tag("C10")
    void anAnswerCountsOnceAndForFiveMinutes() {
        add(device, me);
        device.count = 0;
        rows.update("update staff_passkey set sign_count = 0 where staff_id = ?1", member.id());
        var answer = device.sign(alone.prompt());
        assertInstanceOf(SignedIn.class, submit(answer));
        assertEquals(new PasskeyRefused(), submit(answer));

        var late = device.sign(alone.prompt());
        container.clock.pass(Duration.ofMinutes(5).minus(SECOND));
        var inTime = device.sign(alone.prompt());
        assertInstanceOf(SignedIn.class, submit(late));
        container.clock.pass(Duration.ofMinutes(5));
        assertEquals(new PasskeyRefused(), submit(inTime));

        container.deleteExpired("staff_passkey_answer");
        assertEquals(
                0,
                rows.number(
                        "select count(*) from staff_passkey_answer where expires_at <= ?1",
                        Timestamps.of(container.clock.instant())));
    }

    @Test
    @Tag("C10")
    void anAnswerIsBoundToItsChallengeAndPurpose() {
        add(device, me);
        var prompt = alone.prompt();
        var answer = device.sign(prompt);
        assertEquals(new PasskeyRefused(), submit(new PasskeyAnswer(Optional.empty(), answer.response())));
        assertEquals(
                new PasskeyRefused(),
                submit(new PasskeyAnswer(Optional.of(alone.prompt().sealed()), answer.response())));
        assertEquals(new PasskeyRefused(), submit(new PasskeyAnswer(Optional.of("x"), answer.response())));
        assertEquals(
                new PasskeyRefused(), submit(device.sign(self.passkeyPrompt(me).orElseThrow())));
        assertEquals(new WrongProof(), self.reauthenticateByPasskey(me, answer, client(member.id())));
        assertEquals(new NotAdded(), passkeys.add(me, answer, "別", client(member.id())));
        assertInstanceOf(SignedIn.class, submit(answer));
    }

    @Test
    @Tag("C19")
    void ofTwoAnswersAtOnceOneSignsIn() throws Exception {
        add(device, me);
        device.count = 0;
        rows.update("update staff_passkey set sign_count = 0 where staff_id = ?1", member.id());
        for (int round = 0; round < 5; round++) {
            var answer = device.sign(alone.prompt());
            var results = atOnce(List.of(container, otherNode()).stream()
                    .map(node -> node.get(PasskeySignInService.class))
                    .<Callable<PasskeySignInResult>>map(
                            service -> () -> service.submit(answer, NEW_BROWSER, unknownDevice))
                    .toList());
            assertEquals(1, results.stream().filter(SignedIn.class::isInstance).count());
        }
    }

    private TestContainer otherNode() {
        return new TestContainer();
    }

    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        var start = new CyclicBarrier(works.size());
        try (var threads = Executors.newFixedThreadPool(works.size())) {
            List<Future<T>> running = works.stream()
                    .map(work -> threads.submit(() -> {
                        start.await();
                        return work.call();
                    }))
                    .toList();
            var results = Stream.<T>builder();
            for (var each : running) {
                results.add(each.get());
            }
            return results.build().toList();
        }
    }

    @Test
    void refusesOtherSitesAndUnverifiedOwners() {
        add(device, me);
        device.origin = "http://localhost:8081";
        assertEquals(new PasskeyRefused(), signInAlone());
        device.origin = "https://localhost:8080";
        assertEquals(new PasskeyRefused(), signInAlone());
        device.origin = "http://localhost:8080";
        device.site = "example.jp";
        assertEquals(new PasskeyRefused(), signInAlone());
        device.site = "localhost";
        device.verifies = false;
        assertEquals(new PasskeyRefused(), signInAlone());
        device.verifies = true;
        String handle = device.handle;
        device.handle = "AAAA";
        assertEquals(new PasskeyRefused(), signInAlone());
        device.handle = handle;
        assertInstanceOf(SignedIn.class, signInAlone());
    }

    @Test
    void addsNoneOfOtherSitesOrUnverifiedOwners() {
        device.origin = "http://evil.example";
        assertEquals(new NotAdded(), add(device, me));
        device.origin = "http://localhost:8080";
        device.site = "evil.example";
        assertEquals(new NotAdded(), add(device, me));
        device.site = "localhost";
        device.verifies = false;
        assertEquals(new NotAdded(), add(device, me));
        device.verifies = true;
        assertEquals(new Added(), add(device, me));
        assertEquals(new NotAdded(), add(device, me), "the same credential again");
        assertEquals(1, passkeys.list(me).size());
    }

    @Test
    @Tag("C7")
    void refusesACounterThatWentBackAndTellsTheMember() {
        add(device, me);
        assertInstanceOf(SignedIn.class, signInAlone());
        device.count = 2;
        assertEquals(new PasskeyRefused(), signInAlone());
        assertEquals(1, audited("STAFF_PASSKEY_COPIED", member.id()));
        assertEquals(1, mails("PASSKEY_COPIED"));
        device.count = 0;
        assertEquals(new PasskeyRefused(), signInAlone());
        device.count = 3;
        assertInstanceOf(SignedIn.class, signInAlone());
    }

    @Test
    void refusesUnknownForeignAndForgedPasskeys() {
        assertEquals(new PasskeyRefused(), signInAlone());
        add(device, me);
        for (String garbage : new String[] {
            "",
            "{}",
            "null",
            "[]",
            "{\"response\":{}}",
            "\0",
            "x".repeat(10_000),
            "{\"a\":" + "[".repeat(9000),
            "{\"a\":1e99999999999}"
        }) {
            assertEquals(
                    new PasskeyRefused(),
                    submit(new PasskeyAnswer(Optional.of(alone.prompt().sealed()), garbage)),
                    garbage);
        }
        var forger = new PasskeyDevice();
        Member other = member();
        add(forger, session(signIn(other).token()));

        String waiting = passPasswordOnNextStep();
        forger.handle = device.handle;
        var foreign = forger.sign(signIn.passkeyPrompt(waiting).orElseThrow());
        assertEquals(new CodeRefused(new WrongCode(4)), signIn.submitPasskey(waiting, foreign, unknownDevice));
        assertEquals(0, audited("STAFF_PASSKEY_USED", other.id()));
        assertEquals(1, audited("STAFF_CODE_REFUSED", member.id()));
    }

    private String passPasswordOnNextStep() {
        container.clock.pass(STEP);
        return passPassword(member);
    }

    @Test
    @Tag("C8")
    void refusesWhoCannotSignIn() {
        add(device, me);
        management.disable(member.id(), client(manager));
        assertEquals(new PasskeyRefused(), signInAlone());
        rows.update("update staff set disabled_at = null where id = ?1", member.id());
        assertInstanceOf(SignedIn.class, signInAlone());

        approve(management.enrolAnew(member.id(), client(manager)));
        assertEquals(new PasskeyRefused(), signInAlone());
        assertEquals(0, rows.number("select count(*) from staff_passkey where staff_id = ?1", member.id()));
        assertEquals(new NotAdded(), add(new PasskeyDevice(), me));
        enrol(member.email());
        assertEquals(new PasskeyRefused(), signInAlone());
    }

    /** The page stood open for too long: nobody has guessed anything. */
    @Test
    @Tag("C5")
    void anAnswerThatComesTooLateCountsForNothing() {
        add(device, me);
        String waiting = passPasswordOnNextStep();
        var other = device.sign(alone.prompt());
        for (int i = 0; i < 30; i++) {
            assertEquals(new CodeRefused(new MalformedCode()), signIn.submitPasskey(waiting, other, unknownDevice));
            assertEquals(new WrongProof(), self.reauthenticateByPasskey(me, other, client(member.id())));
        }
        assertEquals(0, audited("STAFF_CODE_REFUSED", member.id()));
        assertEquals(0, mails("WRONG_CODE"));
        var prompt = signIn.passkeyPrompt(waiting).orElseThrow();
        assertInstanceOf(
                StaffCodeResult.SignedIn.class, signIn.submitPasskey(waiting, device.sign(prompt), unknownDevice));
    }
}
