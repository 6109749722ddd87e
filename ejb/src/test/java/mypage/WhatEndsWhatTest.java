package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.admin.users.AccountActionService;
import mypage.admin.users.AccountLookupService;
import mypage.demo.Folders;
import mypage.device.DeviceVerificationMailer;
import mypage.device.DeviceVerificationService;
import mypage.device.KnownDeviceRepository;
import mypage.platform.RequestContext;
import mypage.profile.AccountClosingService;
import mypage.profile.AddressChangeResult.CodeRequired;
import mypage.profile.AddressChangeService;
import mypage.profile.PasswordChangeService;
import mypage.recovery.AccountReopeningService;
import mypage.recovery.RecoveryService;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.SignInResult;
import mypage.signin.SignInService;
import mypage.trust.DeviceCookies;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds the table "What ends what" of docs/lifetimes.md against what really happens to everything that an intruder may
 * have left behind: another session, a sign-in that waits for its code, a browser that skips the code, links in mails, a
 * known device and a code that could make one known, and an additional account.
 */
@Tag("C13")
class WhatEndsWhatTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String ANOTHER = "あたらしい合言葉 battery staple";

    /** Words of cells that name something that goes on, or an end of what no intruder of this test left behind. */
    private static final Pattern GOES_ON = Pattern.compile("stay|new token|\\[OK]");

    /** Events by the beginning of their row. */
    private static final Map<String, Event> EVENTS = new LinkedHashMap<>();

    private interface Event {
        void happen(World world);
    }

    static {
        EVENTS.put("ending other sessions", world -> world.sessions.endOthers(world.user(), world.context));
        EVENTS.put(
                "[完了] on 入力再開確認画面",
                world -> world.get(TrustTokenService.class).endAll(Service.EMPLOYER, world.main.id, world.context));
        EVENTS.put("a new password, signed in", World::changePassword);
        EVENTS.put("a new address, by its owner", World::changeAddress);
        EVENTS.put("「心当たりがない」, by a mailed link", world -> world.disavow(Notice.NEW_BROWSER));
        EVENTS.put("an address revert token", world -> world.disavow(Notice.EMAIL_CHANGED));
        EVENTS.put(
                "a new password by a mailed link",
                world -> world.recovery.choosePassword(
                        Service.EMPLOYER, world.reset, ANOTHER, true, world.own, world.context));
        EVENTS.put("lock by staff", world -> world.staff.lock(world.main.id, world.seen(), world.context));
        EVENTS.put("unlock, or reopening", world -> {
            world.staff.lock(world.main.id, world.seen(), world.context);
            world.staff.unlock(world.main.id, world.context);
        });
        EVENTS.put(
                "staff end the sessions", world -> world.staff.endSessions(world.main.id, world.seen(), world.context));
        EVENTS.put(
                "staff end all skip settings",
                world -> world.staff.resumeOtp(world.main.id, world.seen(), world.context));
        EVENTS.put("アカウントを閉じる", world -> world.get(AccountClosingService.class).close(world.user(), world.context));
        EVENTS.put("reopening of a closed account by the mailed link", World::closeAndReopen);
    }

    @Test
    void theTableSaysWhatHappens() throws Exception {
        List<String> happened = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Map.Entry<String, Event> event : EVENTS.entrySet()) {
            World world = new World();
            event.getValue().happen(world);
            happened.add(event.getKey() + ": " + world.left());
            said.add(event.getKey() + ": " + row(event.getKey()));
        }
        assertEquals(String.join("\n", said), String.join("\n", happened));
    }

    @Test
    void onlyTheDeviceInWhichItWasChosenStaysKnown() {
        for (String event : List.of(
                "a new password, signed in", "a new address, by its owner", "a new password by a mailed link")) {
            World world = new World();
            EVENTS.get(event).happen(world);
            assertTrue(world.knows(world.own), event);
            assertFalse(world.knows(world.intruders), event);
        }
    }

    /** Which cells say that something ends. */
    private static String row(String beginning) throws Exception {
        String row = Files.readString(Folders.project().resolve("docs/lifetimes.md"))
                .lines()
                .filter(line -> line.startsWith("| " + beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + beginning));
        String[] cells = row.split("\\|", -1);
        List<String> ends = new ArrayList<>();
        for (int i = 2; i < 8; i++) {
            ends.add(cells[i].isBlank() || GOES_ON.matcher(cells[i]).find() ? "stay" : "end");
        }
        return String.join(", ", ends);
    }

    /** The main account of an employer, with all that an intruder may have left behind. */
    private static final class World {

        private final TestContainer container = new TestContainer();
        private final TestAccount main = new TestAccount(container, Service.EMPLOYER);
        private final RequestContext context = main.context.actingAs(0);
        private final SessionService sessions = get(SessionService.class);
        private final RecoveryService recovery = get(RecoveryService.class);
        private final AccountActionService staff = get(AccountActionService.class);
        private final AccountActionTokenRepository tokens = get(AccountActionTokenRepository.class);
        private final KnownDeviceRepository devices = get(KnownDeviceRepository.class);
        private final DeviceCookies own = TestAccount.newBrowser();
        private final DeviceCookies intruders = TestAccount.newBrowser();

        private final TestAccount accomplice = new TestAccount(container, Service.EMPLOYER);
        private final String accomplices;
        private final String reset;
        private final String verification;
        private final String waiting;
        private final String other;
        private String here;

        World() {
            accomplice.update(
                    "update account set main_id = ?2, created_at = ?3 where id = ?1",
                    accomplice.id,
                    main.id,
                    Timestamp.from(now()));
            accomplices = sessions.open(accomplice.fresh(), main.context);
            get(TrustTokenService.class).issue(main.fresh(), 0, main.context, now());
            known(own);
            known(intruders);
            get(DeviceVerificationMailer.class).send(Service.EMPLOYER, main.email, main.context);
            verification = main.newestCode();
            waiting = ((mypage.signin.OtpRequired) begin()).code().token();
            other = sessions.open(main.fresh(), main.context);
            here = sessions.open(main.fresh(), main.context);
            here = sessions.reauthenticate(user()).orElseThrow();
            reset = tokens.issue(Purpose.PASSWORD_RESET, main.id, now().plus(DAY));
        }

        <T> T get(Class<T> type) {
            return container.get(type);
        }

        Instant now() {
            return container.clock.instant();
        }

        private void known(DeviceCookies device) {
            container.inTransaction(() -> devices.noteSignIn(main.id, devices.hash(main.id, device.id()), now()));
        }

        private SignInResult begin() {
            return get(SignInService.class)
                    .begin(Service.EMPLOYER, main.email, TestAccount.PASSWORD, own, main.context);
        }

        SignedInUser user() {
            return sessions.resume(Service.EMPLOYER, here).orElseThrow();
        }

        String seen() {
            return get(AccountLookupService.class)
                    .view(main.id, context)
                    .orElseThrow()
                    .seen();
        }

        void changePassword() {
            here = ((mypage.profile.PasswordChangeResult.Changed)
                            get(PasswordChangeService.class).change(user(), ANOTHER, own, main.context))
                    .sessionToken();
        }

        void changeAddress() {
            AddressChangeService changes = get(AddressChangeService.class);
            String next = TestAccount.newAddress();
            String token = ((CodeRequired) changes.begin(user(), next, main.context))
                    .code()
                    .token();
            String code = main.mailsTo(next).get(0).code().orElseThrow();
            here = ((mypage.profile.AddressCodeResult.Changed) changes.submit(user(), token, code, own, main.context))
                    .sessionToken();
        }

        void disavow(Notice notice) {
            get(SecurityNotificationMailer.class).send(notice, main.fresh(), main.context);
            recovery.shutOut(Service.EMPLOYER, main.lastMail().link(), main.context);
        }

        void closeAndReopen() {
            get(AccountClosingService.class).close(user(), main.context);
            get(AccountReopeningService.class)
                    .reopen(Service.EMPLOYER, main.lastMail().link(), main.context);
        }

        boolean knows(DeviceCookies device) {
            return devices.isKnown(devices.hash(main.id, device.id()), now());
        }

        /** In the order of the columns. */
        String left() {
            return String.join(
                    ", ",
                    List.of(
                            ends(!isOpen(here)),
                            ends(!isOpen(other) || !isWaiting()),
                            ends(!get(TrustTokenService.class).isSet(main.id)),
                            ends(tokens.owner(Purpose.PASSWORD_RESET, Service.EMPLOYER, reset)
                                    .isEmpty()),
                            ends(!knows(intruders) && !isVerifying()),
                            ends(sessions.resume(Service.EMPLOYER, accomplices).isEmpty())));
        }

        private static String ends(boolean ended) {
            return ended ? "end" : "stay";
        }

        private boolean isOpen(String token) {
            return sessions.resume(Service.EMPLOYER, token).isPresent();
        }

        private boolean isWaiting() {
            return !(get(SignInService.class).resume(Service.EMPLOYER, waiting) instanceof AttemptInvalid);
        }

        private boolean isVerifying() {
            return get(DeviceVerificationService.class)
                    .use(Service.EMPLOYER, main.fresh().email(), verification, intruders, main.context);
        }
    }
}
