package mypage.owner;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.Wired;
import mypage.account.AccountService;
import mypage.account.RecoveryService;
import mypage.account.Service;
import mypage.account.ShutOut;
import mypage.owner.AddressCodeResult.Changed;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/** One owner who is signed in, confirmed freshly, and wants another address, on real beans without a server. */
abstract class OneAddressChange {

    static final Duration SECOND = Duration.ofSeconds(1);

    /** Of a code. */
    static final Duration VALIDITY = Duration.ofMinutes(30);

    /** Of the proof of both factors. */
    static final Duration CONFIRMATION = Duration.ofMinutes(10);

    final Wired wired = new Wired();

    final AddressChangeService changes = wired.get(AddressChangeService.class);

    final SessionService sessions = wired.get(SessionService.class);

    final AccountService accounts = wired.get(AccountService.class);

    final RecoveryService recovery = wired.get(RecoveryService.class);

    final TestAccount account = new TestAccount(wired);

    final String next = TestAccount.newAddress();

    /** The last token of {@link #user}'s session. */
    String session = sessions.open(account.fresh(), account.client);

    final SignedInUser user = user(session).orElseThrow();

    {
        confirm();
    }

    /** As after both factors were proven again at this moment. */
    void confirm() {
        account.update(
                "update user_session set confirmed_at = ?1 where id = ?2",
                Timestamp.from(wired.clock.instant()),
                user.sessionId());
    }

    Optional<SignedInUser> user(String token) {
        return sessions.resume(Service.SEEKER, token);
    }

    CodeRequired begin() {
        return begin(next);
    }

    CodeRequired begin(String email) {
        return assertInstanceOf(CodeRequired.class, changes.begin(user, email, account.client));
    }

    AddressCodeResult type(CodeRequired step, String code) {
        return changes.submit(user, step.token(), code, account.client);
    }

    /** Goes all the way; returns the link that the address before it got. */
    String changeTo(String email) {
        String before = account.fresh().email();
        CodeRequired step = begin(email);
        session = assertInstanceOf(Changed.class, type(step, codeTo(email))).sessionToken();
        return lastTo(before).link();
    }

    String codeTo(String email) {
        return account.mailsTo(email).stream()
                .flatMap(mail -> mail.code().stream())
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    String wrongCode() {
        return codeTo(next).equals("000000") ? "111111" : "000000";
    }

    Mail lastTo(String email) {
        List<Mail> mails = account.mailsTo(email);
        return mails.get(mails.size() - 1);
    }

    ShutOut objectWith(String link) {
        return recovery.shutOut(Service.SEEKER, link, account.client);
    }

    boolean isUsable(String link) {
        return recovery.canShutOut(Service.SEEKER, link);
    }
}
