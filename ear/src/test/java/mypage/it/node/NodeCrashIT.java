package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import mypage.demo.EmbeddedDatabase;
import mypage.demo.Folders;
import mypage.demo.PayaraMicro;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.TestBed;
import mypage.it.openid.Application;
import mypage.it.recovery.PasswordLinkVisitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A node is killed during an import, a sign-in whose mail is not yet sent, a request that is not yet answered, and
 * before an application exchanged its code.
 */
class NodeCrashIT {

    private static final Duration START = Duration.ofSeconds(90);
    private static final int IMPORTED = 100;
    private static final String SLOW = "100/PT10S";
    private static final String FAST = "1000/PT1S";
    private static final String LINK = "パスワード再登録のご案内";

    @AfterEach
    void restoreMailServer() throws IOException {
        TestBed.mailGate().up();
    }

    @Test
    @Tag("R8")
    @Tag("C19")
    void theRestartedNodeContinuesSignInImportAndRequestAndSendsEachMailOnce() throws Exception {
        int port = FreePorts.one();
        var url = URI.create("http://localhost:" + port + "/");
        try (var database = TestBed.newDatabase("crash");
                var node = new PayaraMicro(TestBed.FOLDER.resolve("node"), Folders.cache())) {
            var environment = TestBed.environment(url, database);
            environment.put("MYPAGE_IMPORT_RATE", SLOW);
            node.start(environment, port).awaitOk(Site.SEEKER.login(), START);
            var account = AccountFixture.create(database, Site.SEEKER);
            var user = signIn(url, AccountFixture.create(database, Site.SEEKER));
            TestBed.mailGate().down();
            startImport(database);
            Await.until("import started", () -> invited(database) > 0);
            var visitor = new HttpVisitor(url).submitPassword(account);
            assertTrue(visitor.isAt(Site.SEEKER.otp()), visitor.body());

            awaitFailedDelivery(database, account);
            var forgetful = AccountFixture.create(database, Site.SEEKER);
            var asking = new HttpVisitor(url).get(Site.SEEKER.path + PasswordLinkVisitor.FORGOT);
            asking.submit(asking.form(PasswordLinkVisitor.ASK_RESET).type(HttpVisitor.ID, forgetful.email()));

            var application = Application.waiting(url, environment, user);
            keepCodes(database);
            node.kill();
            assertEquals(302, asking.status());
            assertEquals(1, Sql.number(database, "select count(*) from mail_request"));
            assertTrue(invited(database) < IMPORTED, "the import finished before the crash");
            environment.put("MYPAGE_IMPORT_RATE", FAST);
            TestBed.mailGate().up();
            node.start(environment, port).awaitOk(Site.SEEKER.login(), START);

            application.exchangesOnce();
            visitor.submitCode(TestBed.mailbox().first(account.email()).code());
            assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());
            assertEquals(1, TestBed.mailbox().codeMails(account.email()).size());
            TestBed.mailbox().notice(LINK, forgetful.email());
            assertTrue(LogLine.of(node).stream().anyMatch(LogLine::isSignInOfARequest));
            assertEachInvitedOnce(database);
            assertEquals(1, TestBed.mailbox().all(forgetful.email()).size());
            assertEquals(0, Sql.number(database, "select count(*) from mail_request"));
        }
    }

    private static HttpVisitor signIn(URI url, AccountFixture account) throws Exception {
        return new HttpVisitor(url)
                .submitPassword(account)
                .submitCode(TestBed.mailbox().first(account.email()).code());
    }

    /** Codes for applications are valid for a minute, and a start may take longer. */
    private static void keepCodes(EmbeddedDatabase database) throws Exception {
        assertEquals(1, Sql.number(database, """
                with kept as (update openid_code set expires_at = expires_at + interval '5 minutes' returning id)
                select count(*) from kept"""));
    }

    /** Inserts a running import, as if it had been uploaded and confirmed. */
    private static void startImport(EmbeddedDatabase database) throws Exception {
        Sql.number(database, """
                with member as (
                    insert into staff (id, email, name, created_at)
                    values (1, 's@example.jp', 's', now()) returning id),
                confirmed as (
                    insert into account_import
                        (id, file_name, charset, state, good, bad, again, uploaded_by, uploaded_at,
                        confirmed_by, confirmed_at)
                    select 1, 'x.csv', 'UTF-8', 'RUNNING', %1$d, 0, 0, id, now(), id, now() from member returning id),
                lines as (
                    insert into import_row (import_id, line, service, email, state)
                    select id, n, 'SEEKER', 'imported' || n || '@example.jp', 'GOOD'
                    from confirmed, generate_series(1, %1$d) n returning line)
                select count(*) from lines""".formatted(IMPORTED));
    }

    private static long invited(EmbeddedDatabase database) throws Exception {
        return Sql.number(database, "select invited from account_import");
    }

    private static void assertEachInvitedOnce(EmbeddedDatabase database) throws Exception {
        Await.until("import finished", () -> invited(database) == IMPORTED);
        assertEquals(IMPORTED, Sql.number(database, """
                select count(distinct m.recipient) from outbox_message m
                join account a on m.topic = 'invitation:' || a.id and a.email = m.recipient
                where a.email like 'imported%'"""));
        for (String rows : new String[] {
            "outbox_message where recipient like 'imported%'",
            "account where email like 'imported%'",
            "owner_link where purpose = 'INVITATION'",
            "audit_event where kind = 'INVITED' and staff_id = 1"
        }) {
            assertEquals(IMPORTED, Sql.number(database, "select count(*) from " + rows), rows);
        }
        assertEquals(1, Sql.number(database, "select count(*) from audit_event where kind = 'IMPORT_FINISHED'"));
    }

    /**
     * Waits until a delivery has failed, so that the mail is no longer claimed: a claim by the killed node would delay
     * it for a minute.
     */
    private static void awaitFailedDelivery(EmbeddedDatabase database, AccountFixture account) throws Exception {
        Await.until(
                "delivery tried",
                () -> Sql.number(
                                database,
                                "select count(*) from outbox_message where recipient = ? and last_error is not null",
                                account.email())
                        == 1);
    }
}
