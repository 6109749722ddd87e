package mypage.registration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.TestContainer;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordByLinkResult.Changed;
import mypage.mailrequest.MailRequestResult.Accepted;
import mypage.mailrequest.RecipientLimit;
import mypage.password.PasswordWeakness;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Accounts that people open by themselves. */
class OpeningTest {

    private static final String PASSWORD = "はじめての合言葉 battery staple";
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestContainer container = new TestContainer("mypage.opening.services=employer");
    private final RegistrationService registration = container.get(RegistrationService.class);
    private final TestAccount account = new TestAccount(container, Service.EMPLOYER);
    private final String email = TestAccount.newAddress();
    private int networks;

    /** Workers of other tests would find the requests. */
    @AfterEach
    void clear() {
        account.update("delete from mail_request");
    }

    @Test
    @Tag("C9")
    @Tag("T10")
    @Tag("T11")
    void theReaderOfTheMailOpensAnAccount() {
        ask(" " + email.toUpperCase().replace('@', '＠'));
        Mail mail = mails().get(0);
        assertEquals("【求人者マイページ】アカウント開設のご案内", mail.subject());
        assertEquals(container.clock.instant().plus(DAY), mail.notAfter());
        assertTrue(mail.body().contains("\nhttp://localhost:8080/employer/register?t="), mail::body);
        assertEquals(1, account.number("select priority from outbox_message where recipient = ?1", email));
        assertEquals(0, accounts(), "no row before the address is proved");

        String link = InvitationFixture.token(mail);
        assertEquals(Optional.of(email), registration.invited(Service.EMPLOYER, link));
        assertEquals(Optional.of(PasswordWeakness.CONTEXTUAL), registration.weakness(Service.EMPLOYER, link, email));
        assertInstanceOf(Changed.class, register(link));

        Account opened = container
                .get(AccountService.class)
                .find(Service.EMPLOYER, email)
                .orElseThrow();
        assertTrue(container.get(AccountService.class).isPasswordOf(Optional.of(opened), PASSWORD));
        assertEquals(
                List.of("REGISTERED", "OPENED"),
                account.rows("select kind from audit_event where account_id = ?1 order by id", opened.id()));
        assertEquals(
                1,
                account.number(
                        "select count(*) from account where id = ?1 and terms_accepted_at is not null", opened.id()));
        assertOver(link);
    }

    @Test
    @Tag("T11")
    void aLinkWorksUntilTheLastSecondOfItsDay() {
        String link = link();
        container.clock.pass(DAY.minus(SECOND));
        assertEquals(Optional.of(email), registration.invited(Service.EMPLOYER, link));
        container.clock.pass(SECOND);
        assertOver(link);
        container.deleteExpired("opening_link");
        assertEquals(0, links());
    }

    @Test
    @Tag("T11")
    void aLinkThatIsUsedEndsTheOthersOfItsAddress() {
        String older = link();
        String link = link();
        assertInstanceOf(Changed.class, register(older));
        assertOver(link);
        assertEquals(0, links());
        assertEquals(1, accounts());
    }

    @Test
    @Tag("C20")
    void aLinkWorksOnlyInItsService() {
        String link = link();
        assertEquals(Optional.empty(), registration.invited(Service.SEEKER, link));
        assertEquals(new LinkInvalid(), registration.register(Service.SEEKER, link, PASSWORD, account.context));
        assertInstanceOf(Changed.class, register(link));
    }

    /** Staff may invite the address while the mail is under way. */
    @Test
    void aLinkRegistersTheAccountThatWaitsForItsOwner() {
        String link = link();
        registration.invite(Service.EMPLOYER, email, account.context);
        assertInstanceOf(Changed.class, register(link));
        assertEquals(1, accounts());
    }

    @Test
    void aLinkIsOverOnceTheAddressHasAnAccount() {
        String link = link();
        account.update("update account set email = ?1 where id = ?2", email, account.id);
        assertEquals(new LinkInvalid(), register(link));
        assertEquals(1, accounts());
        assertTrue(
                container.get(AccountService.class).isPasswordOf(Optional.of(account.fresh()), TestAccount.PASSWORD));
    }

    @Test
    @Tag("C8")
    void theOwnerOfAnAccountIsToldThatThereIsOne() {
        ask(account.email);
        Mail mail = account.lastMail();
        assertEquals("【求人者マイページ】アカウントは開設済みです", mail.subject());
        assertTrue(mail.body().contains("\nhttp://localhost:8080/employer/forgot?lang=ja\n"), mail::body);
        assertFalse(mail.body().contains("?t="), mail::body);
        assertEquals(List.of("OPENING_TAKEN"), account.audited());

        account.update("update account set locked_at = now() where id = ?1", account.id);
        ask(account.email);
        assertEquals(2, account.mails().size());
        assertEquals("【求人者マイページ】アカウントは開設済みです", account.lastMail().subject());
        assertEquals(0, account.number("select count(*) from opening_link where email = ?1", account.email));
    }

    @Test
    @Tag("C1")
    void strangersCauseFewMailsAndKeepNobodyFromOpeningAnAccount() {
        useUp(email);
        ask(email);
        ask(email);
        assertEquals(1, mails().size(), "one link is always valid");
        useUp(account.email);
        ask(account.email);
        assertEquals(0, account.mails().size());
    }

    @Test
    @Tag("C1")
    void theLimitOfTheNetworkIsThatOfAllMailRequests() {
        RequestContext network = network();
        for (int i = 0; i < 200; i++) {
            registration.mailOpening(Service.EMPLOYER, "no address", network);
        }
        assertFalse(registration.mailOpening(Service.EMPLOYER, email, network) instanceof Accepted);
    }

    @Test
    void nothingIsMailedAndNoLinkWorksWhereItIsOff() {
        assertEquals(new Accepted(), registration.mailOpening(Service.SEEKER, email, network()));
        container.answerMailRequests();
        assertEquals(0, mails().size());

        String link = link();
        assertEquals(
                Optional.empty(),
                new TestContainer().get(RegistrationService.class).invited(Service.EMPLOYER, link));
    }

    private void ask(String typed) {
        assertEquals(new Accepted(), registration.mailOpening(Service.EMPLOYER, typed, network()));
        container.answerMailRequests();
    }

    private String link() {
        ask(email);
        return InvitationFixture.token(mails().get(mails().size() - 1));
    }

    /** Each time another network. */
    private RequestContext network() {
        long id = account.id;
        return new RequestContext(
                "2001:%x:%x:%x::2".formatted(0x2000 + (id >> 16), id & 0xffff, ++networks), "test", "");
    }

    private void useUp(String address) {
        RecipientLimit limit = container.get(RecipientLimit.class);
        int left = 50;
        while (limit.acquire(address)) {
            assertTrue(--left > 0, "there is no limit");
        }
    }

    private PasswordByLinkResult register(String link) {
        return registration.register(Service.EMPLOYER, link, PASSWORD, account.context);
    }

    private void assertOver(String link) {
        assertEquals(Optional.empty(), registration.invited(Service.EMPLOYER, link));
        assertEquals(new LinkInvalid(), register(link));
    }

    private List<Mail> mails() {
        return account.mailsTo(email);
    }

    private long accounts() {
        return account.number("select count(*) from account where email = ?1", email);
    }

    private long links() {
        return account.number("select count(*) from opening_link where email = ?1", email);
    }
}
