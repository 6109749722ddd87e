package mypage.profile;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.otp.PendingCode;
import mypage.profile.AddressChangeResult.CodeRequired;
import mypage.profile.AddressCodeResult.Changed;
import mypage.recovery.EventDisavowalResult;
import mypage.recovery.RecoveryService;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/** A signed-in user who has just reauthenticated and wants another address, on real beans without a server. */
public abstract class AddressChangeFixture {

    public static final Duration SECOND = Duration.ofSeconds(1);

    /** How long a code is valid. */
    public static final Duration VALIDITY = Duration.ofMinutes(30);

    /** How long a reauthentication counts as recent. */
    public static final Duration REAUTHENTICATION = Duration.ofMinutes(10);

    public final TestContainer container = new TestContainer();

    public final AddressChangeService changes = container.get(AddressChangeService.class);

    public final SessionService sessions = container.get(SessionService.class);

    public final AccountService accounts = container.get(AccountService.class);

    public final RecoveryService recovery = container.get(RecoveryService.class);

    public final TestAccount account = new TestAccount(container);

    public final String next = TestAccount.newAddress();

    /** The newest token of the session of {@link #user}. */
    public String session = sessions.open(account.fresh(), account.context);

    public final SignedInUser user = user(session).orElseThrow();

    {
        reauthenticate();
    }

    /** As if the user had reauthenticated at this moment. */
    public void reauthenticate() {
        account.update(
                "update user_session set confirmed_at = ?1 where id = ?2",
                Timestamp.from(container.clock.instant()),
                user.sessionId());
    }

    public Optional<SignedInUser> user(String token) {
        return sessions.resume(Service.SEEKER, token);
    }

    public PendingCode begin() {
        return begin(next);
    }

    public PendingCode begin(String email) {
        return assertInstanceOf(CodeRequired.class, changes.begin(user, email, account.context))
                .code();
    }

    public AddressCodeResult type(PendingCode pending, String code) {
        return changes.submit(user, pending.token(), code, TestAccount.newBrowser(), account.context);
    }

    /** Completes a change; returns the link mailed to the previous address. */
    public String changeTo(String email) {
        String before = account.fresh().email();
        PendingCode pending = begin(email);
        session = assertInstanceOf(Changed.class, type(pending, codeTo(email))).sessionToken();
        return lastTo(before).link();
    }

    public String codeTo(String email) {
        return account.mailsTo(email).stream()
                .flatMap(mail -> mail.code().stream())
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    public String wrongCode() {
        return codeTo(next).equals("000000") ? "111111" : "000000";
    }

    public Mail lastTo(String email) {
        List<Mail> mails = account.mailsTo(email);
        return mails.get(mails.size() - 1);
    }

    public EventDisavowalResult objectWith(String link) {
        return recovery.shutOut(Service.SEEKER, link, account.context);
    }

    public boolean isUsable(String link) {
        return recovery.canShutOut(Service.SEEKER, link);
    }
}
