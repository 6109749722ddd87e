package mypage.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.mailrequest.MailRequestResult;
import mypage.mailrequest.MailRequestResult.Accepted;
import mypage.platform.JapaneseTime;
import mypage.platform.RequestContext;
import mypage.registration.InvitationFixture;
import mypage.registration.RegistrationService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A link requested with nothing but an address: who gets it, and how often. */
class RecoveryLinkMailerTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer();
    private final RecoveryService recovery = container.get(RecoveryService.class);
    private final TestAccount account = new TestAccount(container);
    private int networks;

    @Test
    @Tag("T10")
    @Tag("T11")
    @Tag("C26")
    void mailsTheLinkOnlyToTheAddressOfTheAccount() {
        RequestContext windows =
                new RequestContext(account.context.address(), "test", "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0");
        recovery.mailLink(Service.SEEKER, " " + account.email.toUpperCase().replace('@', '＠'), windows);
        container.answerMailRequests();

        var end = container.clock.instant().plus(HOUR);
        assertEquals(1, account.mails().size());
        Mail mail = account.lastMail();
        assertEquals("reset:" + account.id, mail.topic());
        assertEquals(1, account.number("select priority from outbox_message where topic = ?1", mail.topic()));
        assertEquals("【求職者マイページ】パスワード再登録のご案内", mail.subject());
        assertEquals(end, mail.notAfter());
        for (String part : List.of(
                JapaneseTime.dateTime(container.clock.instant()),
                JapaneseTime.dateTime(end) + "まで",
                "端末・ブラウザ： Chrome（Windows）",
                "\nhttp://localhost:8080/seeker/password-reset?t=",
                "ワンタイムパスワードの入力も必要です",
                "■ このメールに心当たりがない場合")) {
            assertTrue(mail.body().contains(part), part + mail.body());
        }
        assertEquals(List.of("RESET_REQUESTED"), account.audited());
    }

    @Test
    void mailsAnInvitationToAnUnregisteredOwner() {
        account.update("update account set password_hash = null where id = ?1", account.id);
        ask();
        assertEquals("invitation:" + account.id, account.lastMail().topic());
        assertEquals(List.of("INVITED"), account.audited());
        assertEquals(
                Optional.of(account.email),
                container
                        .get(RegistrationService.class)
                        .invited(Service.SEEKER, InvitationFixture.token(account.lastMail())));
    }

    @Test
    @Tag("C8")
    void mailsNothingToAnUnknownAddress() {
        long mails = account.number("select count(*) from outbox_message");
        long events = account.number("select count(*) from audit_event");

        for (String none : List.of("", "\0", "nobody@example.jp", "x".repeat(300) + "@example.jp")) {
            assertEquals(new Accepted(), recovery.mailLink(Service.SEEKER, none, network()));
        }
        assertEquals(new Accepted(), recovery.mailLink(Service.EMPLOYER, account.email, network()));
        account.update("update account set locked_at = now() where id = ?1", account.id);
        assertEquals(new Accepted(), ask());
        account.update("update account set closed_at = now() where id = ?1", account.id);
        assertEquals(new Accepted(), ask());

        assertEquals(mails, account.number("select count(*) from outbox_message"));
        assertEquals(events, account.number("select count(*) from audit_event"));
    }

    @Test
    @Tag("C1")
    void allowsThreeMailsAtOnceAndThenOneEveryTwentyMinutes() {
        for (int i = 0; i < 5; i++) {
            assertEquals(new Accepted(), ask());
        }
        assertEquals(3, account.mails().size());
        container.clock.pass(Duration.ofMinutes(20).minus(SECOND));
        ask();
        assertEquals(3, account.mails().size());
        container.clock.pass(SECOND);
        ask();
        assertEquals(4, account.mails().size());
        assertNotEquals(InvitationFixture.token(account.mails().get(2)), InvitationFixture.token(account.lastMail()));
    }

    @Test
    @Tag("C1")
    void requestedInvitationsCountTheSame() {
        account.update("update account set password_hash = null where id = ?1", account.id);
        for (int i = 0; i < 4; i++) {
            ask();
        }
        assertEquals(3, account.mails().size());
    }

    @Test
    @Tag("C1")
    void countsTheMailsOfEachAccountSeparately() {
        for (int i = 0; i < 4; i++) {
            ask();
        }
        TestAccount another = new TestAccount(container);
        recovery.mailLink(Service.SEEKER, another.email, network());
        container.answerMailRequests();
        assertEquals(1, another.mails().size());
    }

    /** Each time from another network. */
    private MailRequestResult ask() {
        MailRequestResult result = recovery.mailLink(Service.SEEKER, account.email, network());
        container.answerMailRequests();
        return result;
    }

    private RequestContext network() {
        long id = account.id;
        return new RequestContext(
                "2001:%x:%x:%x::1".formatted(0x1000 + (id >> 16), id & 0xffff, ++networks), "test", "");
    }
}
