package mypage.it.admin.mails;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.MailGate;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What staff see of undelivered mails, and how they send them again. */
@ArquillianTest
@RunAsClient
class MailsBrowserIT {

    private final MailGate gate = TestBed.mailGate();
    private final List<String> pages = new ArrayList<>();
    private Person person;

    @AfterEach
    void restoreMailServer() throws Exception {
        gate.up();
        if (person != null) {
            person.close();
        }
    }

    @Test
    void aDelayedMailIsShownWithTheServersResponseAndSentAgain() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        var staff = StaffFixture.with(StaffRole.OPERATE);
        gate.rejects(account.email(), "450 4.2.0 <" + account.email() + ">: Greylisted");
        TestBed.visitor().submitPassword(account);
        awaitMail(account, "state = 'QUEUED' and last_error is not null and claimed_until is null");
        // An automatic retry would prove nothing.
        postponeRetries();
        person = staff.person();
        searches(account.email().toUpperCase(Locale.ROOT));
        inspect("Greylisted", "mails-1-failing");
        person.follows("ワンタイムパスワードのお知らせ");
        inspect("失敗（再試行中）", "mails-2-mail");
        person.follows("いますぐ再送する");
        inspect("いますぐ送信します", "mails-3-retry");

        gate.up();
        postponeRetries();
        person.clicks("再送する").reads("再送を始めました");

        var code = TestBed.mailbox().first(account.email()).code();
        awaitMail(account, "state = 'SENT'");
        inspect("/admin/mail?of=" + mailId(account), "送信済み", "mails-4-sent");
        assertFalse(pages.stream().anyMatch(page -> page.contains(code)));
        assertEquals(
                1,
                Sql.number(
                        "select count(*) from audit_event"
                                + " where kind = 'MAIL_RETRIED' and target_id = ? and staff_id = ?",
                        mailId(account),
                        staff.id()));
    }

    @Test
    void aPermanentlyRejectedMailCannotBeSentAgain() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        gate.rejects(account.email(), "550 5.1.1 <" + account.email() + ">: User unknown");
        TestBed.visitor().submitPassword(account);
        awaitMail(account, "state = 'FAILED' and body is null and tries = 1");
        person = StaffFixture.with(StaffRole.OPERATE).person();

        person.opens("/admin/mails?state=FAILED");
        assertFalse(person.page().content().contains(account.email()), "masked, in the answer too");
        searches(account.email());
        inspect("User unknown", "mails-5-refused");
        inspect("/admin/mail?of=" + mailId(account), "再送できません", "mails-6-refused");
        inspect("/admin/mail-retry?of=" + mailId(account), "再送できません", "mails-7-refused");
        assertEquals(0, person.button("再送する").count());
    }

    @Test
    void allFailedMailsAreSentAgain() throws Exception {
        gate.down();
        var accounts = List.of(AccountFixture.create(Site.SEEKER), AccountFixture.create(Site.EMPLOYER));
        for (AccountFixture account : accounts) {
            TestBed.visitor().submitPassword(account);
            awaitMail(account, "last_error is not null and claimed_until is null");
        }
        postponeRetries();
        person = StaffFixture.with(StaffRole.OPERATE).person();
        inspect("/admin/mails?since=2025-02-30", "日付を選び直してください", "mails-7-wrong");
        inspect("/admin/mails-retry", "失敗して再試行を待っているメールは", "mails-8-all");

        gate.up();
        postponeRetries();
        person.clicks("まとめて再送する").reads("再送を始めました").inspects("mails-9-all-retried");

        for (AccountFixture account : accounts) {
            TestBed.mailbox().first(account.email());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mails?since=2025-02-30",
                "mails?until=1",
                "mails?state=x",
                "mails?after=_",
                "mails?recipient=%27",
                "mail",
                "mail?of=1",
                "mail-retry?of=999999999999999999"
            })
    void invalidParametersCauseNoError(String address) throws Exception {
        var visitor = StaffFixture.with(StaffRole.OPERATE).visitor().get("/admin/" + address);
        assertEquals(200, visitor.follow().status(), visitor.body());
    }

    @Test
    void onlyOperatorsAreOfferedToSendMailsAgain() throws Exception {
        var account = AccountFixture.create(Site.SEEKER);
        TestBed.visitor().submitPassword(account);
        TestBed.mailbox().first(account.email());
        var visitor = StaffFixture.with().visitor().get("/admin/mail?of=" + mailId(account));
        assertTrue(visitor.text().contains(account.email()));
        assertFalse(visitor.get("/admin/mails").body().contains("mails-retry"));
    }

    private void searches(String recipient) {
        person.opens("/admin/mails").field("宛先").fill(recipient);
        person.clicks("絞り込む");
    }

    private void inspect(String address, String text, String name) {
        person.opens(address);
        inspect(text, name);
    }

    private void inspect(String text, String name) {
        person.reads(text).inspects(name);
        pages.add(person.page().content());
    }

    private static void postponeRetries() throws Exception {
        Sql.update("update outbox_message set next_try_at = now() + interval '10 minutes', claimed_until = null"
                + " where state = 'QUEUED' and last_error is not null");
    }

    private static long mailId(AccountFixture account) throws Exception {
        return Sql.number("select max(id) from outbox_message where recipient = ?", account.email());
    }

    private static void awaitMail(AccountFixture account, String condition) throws Exception {
        Await.until(
                condition,
                () -> Sql.number(
                                "select count(*) from outbox_message where recipient = ? and " + condition,
                                account.email())
                        == 1);
    }
}
