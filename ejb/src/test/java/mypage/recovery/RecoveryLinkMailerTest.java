package mypage.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.TestContainer;
import mypage.account.Service;
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

    private final TestContainer container = new TestContainer("mypage.link.mails.network=5/PT1H");
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
        assertEquals(
                Optional.empty(),
                recovery.mailLink(
                        Service.SEEKER, " " + account.email.toUpperCase().replace('@', '＠'), windows));

        var end = container.clock.instant().plus(HOUR);
        assertEquals(1, account.mails().size());
        Mail mail = account.lastMail();
        assertEquals("reset:" + account.id, mail.topic());
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
    void looksUpTheAddressOnlyAfterTheResponse() {
        List<Object> scheduled = new ArrayList<>();
        var scheduler = (ManagedScheduledExecutorService) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedScheduledExecutorService.class},
                (proxy, method, arguments) -> {
                    scheduled.addAll(List.of(arguments));
                    return null;
                });
        new TestContainer()
                .with(ManagedScheduledExecutorService.class, scheduler)
                .get(RecoveryService.class)
                .mailLink(Service.SEEKER, account.email, account.context);

        assertEquals(List.of(), account.mails());
        assertEquals(List.of(1L, TimeUnit.SECONDS), scheduled.subList(1, 3));
        ((Runnable) scheduled.get(0)).run();
        assertEquals(1, account.mails().size());
    }

    @Test
    @Tag("C8")
    void mailsNothingToAnUnknownAddress() {
        long mails = account.number("select count(*) from outbox_message");
        long events = account.number("select count(*) from audit_event");

        for (String none : List.of("", "\0", "nobody@example.jp", "x".repeat(300) + "@example.jp")) {
            assertEquals(Optional.empty(), recovery.mailLink(Service.SEEKER, none, network()));
        }
        assertEquals(Optional.empty(), recovery.mailLink(Service.EMPLOYER, account.email, network()));
        account.update("update account set locked_at = now() where id = ?1", account.id);
        assertEquals(Optional.empty(), ask());
        account.update("update account set closed_at = now() where id = ?1", account.id);
        assertEquals(Optional.empty(), ask());

        assertEquals(mails, account.number("select count(*) from outbox_message"));
        assertEquals(events, account.number("select count(*) from audit_event"));
    }

    @Test
    @Tag("C1")
    void allowsThreeMailsAtOnceAndThenOneEveryTwentyMinutes() {
        for (int i = 0; i < 5; i++) {
            assertEquals(Optional.empty(), ask());
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
        assertEquals(1, another.mails().size());
    }

    @Test
    @Tag("C1")
    @Tag("C8")
    void limitsEachNetworkAndReturnsWhenToRetry() {
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    Optional.empty(), recovery.mailLink(Service.SEEKER, "nobody" + i + "@example.jp", account.context));
        }
        var next = Optional.of(container.clock.instant().plus(Duration.ofMinutes(12)));
        assertEquals(next, recovery.mailLink(Service.SEEKER, "nobody@example.jp", account.context));
        assertEquals(next, recovery.mailLink(Service.SEEKER, account.email, neighbour()));
        assertEquals(List.of(), account.mails());

        container.clock.pass(Duration.ofMinutes(12).minus(SECOND));
        assertEquals(next, recovery.mailLink(Service.SEEKER, account.email, account.context));
        container.clock.pass(SECOND);
        assertEquals(Optional.empty(), recovery.mailLink(Service.SEEKER, account.email, neighbour()));
        assertEquals(1, account.mails().size());
    }

    /** A context of the same IPv6 /64. */
    private RequestContext neighbour() {
        return new RequestContext(account.context.address().replace("::1", "::2"), "test", "");
    }

    /** Each time from another network. */
    private Optional<Instant> ask() {
        return recovery.mailLink(Service.SEEKER, account.email, network());
    }

    private RequestContext network() {
        long id = account.id;
        return new RequestContext(
                "2001:%x:%x:%x::1".formatted(0x1000 + (id >> 16), id & 0xffff, ++networks), "test", "");
    }
}
