package mypage.admin.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mypage.TestContainer;
import mypage.admin.signin.PasskeyAddResult.Added;
import mypage.admin.signin.PasskeyAddResult.NotAdded;
import mypage.admin.signin.PasskeyAddResult.TooManyPasskeys;
import mypage.admin.signin.PasskeyRemovalResult.Removed;
import mypage.admin.signin.PasskeySignInResult.PasskeyRefused;
import mypage.admin.signin.StaffCodeResult.CodeRefused;
import mypage.admin.signin.StaffCodeResult.SignedIn;
import mypage.admin.signin.StaffReauthenticationResult.Reauthenticated;
import mypage.admin.staff.SignedInStaff;
import mypage.admin.staff.StaffDeviceCookies;
import mypage.admin.staff.StaffRole;
import mypage.admin.staff.TeamFixture;
import mypage.otp.CodeRefusal.WrongCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a passkey opens, and what is refused. */
class PasskeyTest extends TeamFixture {

    private final PasskeyService passkeys = container.get(PasskeyService.class);
    private final PasskeySignInService alone = container.get(PasskeySignInService.class);
    private final Member member = member(StaffRole.OPERATE);
    private final SignedInStaff me = session(signIn(member).token());
    private final PasskeyDevice device = new PasskeyDevice();

    private PasskeyAddResult add(PasskeyDevice added, SignedInStaff self) {
        return passkeys.add(self, make(added, self), "仕事用", client(self.id()));
    }

    private PasskeyAnswer make(PasskeyDevice added, SignedInStaff self) {
        return added.make(passkeys.prompt(self), passkeys.owner(self).handle());
    }

    private PasskeySignInResult signInAlone() {
        return submit(device.sign(alone.prompt()));
    }

    private PasskeySignInResult submit(PasskeyAnswer answer) {
        return alone.submit(answer, NEW_BROWSER, unknownDevice);
    }

    private long mails(String notice) {
        return rows.mailsTo(member.email()).stream()
                .filter(mail -> mail.topic().startsWith("staff:" + notice + ":"))
                .count();
    }

    @Test
    void signsInAloneWithoutAnAddress() {
        assertEquals(new Added(), add(device, me));
        assertEquals(List.of(), alone.prompt().credentials());

        var signedIn = assertInstanceOf(SignedIn.class, signInAlone());

        assertEquals(member.id(), session(signedIn.token()).id());
        assertTrue(session(signedIn.token()).recentlyAuthenticated());
        assertEquals(
                Optional.of(container.clock.instant()), passkeys.list(me).get(0).lastUsedAt());
        assertEquals(1, audited("STAFF_PASSKEY_ADDED", member.id()));
        assertEquals(1, audited("STAFF_PASSKEY_USED", member.id()));
        assertEquals(2, audited("STAFF_SIGNED_IN", member.id()));
        assertEquals(1, mails("PASSKEY_ADDED"));
    }

    @Test
    @Tag("C12")
    void endsTheSessionThatTheBrowserHad() {
        add(device, me);
        String older = signInOnNextStep();
        var browser = new StaffDeviceCookies(Optional.of(older), Optional.empty());
        var signedIn =
                assertInstanceOf(SignedIn.class, alone.submit(device.sign(alone.prompt()), browser, unknownDevice));
        assertNotEquals(older, signedIn.token());
        assertEquals(Optional.empty(), sessions.resume(older));
    }

    private String signInOnNextStep() {
        container.clock.pass(STEP);
        return signIn(member).token();
    }

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
                        mypage.platform.Timestamps.of(container.clock.instant())));
    }

    @Test
    @Tag("C10")
    void anAnswerIsBoundToTheBrowserAndToItsPurpose() {
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
        for (String garbage : new String[] {"", "{}", "null", "[]", "{\"response\":{}}", "\0", "x".repeat(10_000)}) {
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

    @Test
    @Tag("C5")
    void isASecondFactorWithTheLimitsOfACode() {
        String first = passPassword(member);
        assertEquals(Optional.empty(), signIn.passkeyPrompt(first));
        add(device, me);
        var prompt = signIn.passkeyPrompt(first).orElseThrow();
        assertEquals(1, prompt.credentials().size());
        var signedIn =
                assertInstanceOf(SignedIn.class, signIn.submitPasskey(first, device.sign(prompt), unknownDevice));
        assertEquals(member.id(), session(signedIn.token()).id());
        assertEquals(new StartOver(), signIn.submitPasskey(first, device.sign(prompt), unknownDevice));

        String guessed = passPassword(member);
        device.verifies = false;
        for (int left = 4; left > 0; left--) {
            var wrong = device.sign(signIn.passkeyPrompt(guessed).orElseThrow());
            assertEquals(new CodeRefused(new WrongCode(left)), signIn.submitPasskey(guessed, wrong, unknownDevice));
        }
        var last = device.sign(signIn.passkeyPrompt(guessed).orElseThrow());
        assertEquals(new StartOver(), signIn.submitPasskey(guessed, last, unknownDevice));
        assertEquals(1, mails("WRONG_CODE"));
    }

    @Test
    @Tag("C4")
    void confirmsWithinASession() {
        add(device, me);
        container.clock.pass(Duration.ofMinutes(14));
        String token = signInOnNextStep();
        container.clock.pass(Duration.ofMinutes(14));
        sessions.resume(token);
        container.clock.pass(Duration.ofMinutes(2));
        var old = session(token);
        assertEquals(false, old.recentlyAuthenticated());
        var answer = device.sign(self.passkeyPrompt(old).orElseThrow());

        var confirmed =
                assertInstanceOf(Reauthenticated.class, self.reauthenticateByPasskey(old, answer, client(member.id())));

        assertTrue(session(confirmed.session()).recentlyAuthenticated());
        assertEquals(Optional.empty(), sessions.resume(token));
        assertEquals(new WrongProof(), self.reauthenticateByPasskey(old, answer, client(member.id())));
        assertEquals(1, audited("STAFF_CONFIRMED", member.id()));
    }

    @Test
    @Tag("C1")
    void wrongPasskeysAloneAreLimitedByNetworkAndCloseNothing() {
        add(device, me);
        for (int i = 0; i < 100; i++) {
            assertEquals(new PasskeyRefused(), submit(new PasskeyAnswer(Optional.empty(), "")));
        }
        assertInstanceOf(TooManyAttempts.class, signInAlone());
        assertInstanceOf(SignedIn.class, alone.submit(device.sign(alone.prompt()), NEW_BROWSER, client(member.id())));
        assertEquals(false, management.find(member.id()).orElseThrow().secondFactorClosed());
    }

    @Test
    void aMemberHasTenAndRemovesThem() {
        IntStream.range(0, 10).forEach(i -> assertEquals(new Added(), add(new PasskeyDevice(), me)));
        assertEquals(new TooManyPasskeys(), add(device, me));
        long one = passkeys.list(me).get(0).id();

        Member other = member();
        SignedInStaff stranger = session(signIn(other).token());
        assertEquals(new Removed(), passkeys.remove(stranger, one, client(other.id())));
        assertEquals(10, passkeys.list(me).size());
        assertEquals(new Removed(), passkeys.remove(me, one, client(member.id())));
        assertEquals(new Removed(), passkeys.remove(me, one, client(member.id())));

        assertEquals(9, passkeys.list(me).size());
        assertEquals(1, audited("STAFF_PASSKEY_REMOVED", member.id()));
        assertEquals(1, mails("PASSKEY_REMOVED"));
        assertEquals(new Added(), add(device, me));
    }
}
