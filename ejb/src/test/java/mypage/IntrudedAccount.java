package mypage;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.admin.users.AccountActionService;
import mypage.admin.users.AccountLookupService;
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
import mypage.recovery.SignInRecordService;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.signin.AttemptResult.AttemptInvalid;
import mypage.signin.SignInResult;
import mypage.signin.SignInService;
import mypage.trust.DeviceCookies;
import mypage.trust.TrustTokenService;

/** The main account of an employer, with all that an intruder may have left behind. */
final class IntrudedAccount {

    static final String ANOTHER = "あたらしい合言葉 battery staple";

    private static final Duration DAY = Duration.ofDays(1);

    private final TestContainer container = new TestContainer();
    final TestAccount main = new TestAccount(container, Service.EMPLOYER);
    final RequestContext context = main.context.actingAs(0);
    final SessionService sessions = get(SessionService.class);
    final RecoveryService recovery = get(RecoveryService.class);
    final AccountActionService staff = get(AccountActionService.class);
    private final AccountActionTokenRepository tokens = get(AccountActionTokenRepository.class);
    private final KnownDeviceRepository devices = get(KnownDeviceRepository.class);
    final DeviceCookies own = TestAccount.newBrowser();
    final DeviceCookies intruders = TestAccount.newBrowser();

    private final TestAccount accomplice = new TestAccount(container, Service.EMPLOYER);
    private final String accomplices;
    final String reset;
    private final String verification;
    private final String waiting;
    private final String other;
    private String here;

    IntrudedAccount() {
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
        return get(SignInService.class).begin(Service.EMPLOYER, main.email, TestAccount.PASSWORD, own, main.context);
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

    void disavowRecord() {
        SignedInUser user = user();
        long record = get(SignInRecordService.class)
                .list(user, Optional.empty())
                .rows()
                .get(0)
                .id();
        recovery.shutOut(user, record, main.context);
    }

    void closeAndReopen() {
        get(AccountClosingService.class).close(user(), main.context);
        get(AccountReopeningService.class)
                .reopen(Service.EMPLOYER, main.lastMail().link(), main.context);
    }

    /** Enters an application in each session. */
    EnteredApplication enterApplication() {
        EnteredApplication application = new EnteredApplication(container, Service.EMPLOYER);
        List.of(here, other, accomplices).forEach(session -> application.enter(Service.EMPLOYER, session));
        return application;
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
