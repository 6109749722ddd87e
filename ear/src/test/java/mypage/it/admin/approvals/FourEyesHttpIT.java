package mypage.it.admin.approvals;

import static mypage.admin.staff.StaffRole.APPROVE;
import static mypage.admin.staff.StaffRole.LOOK_UP;
import static mypage.admin.staff.StaffRole.MANAGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.it.admin.announcements.OperatorVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one member of staff cannot do alone: the way of two members through the pages, and of two at once. */
@ArquillianTest
@RunAsClient
@Tag("C20")
public class FourEyesHttpIT {

    private static final String APPROVE_BUTTON = "承認して実行する";

    @AfterEach
    void restore() throws Exception {
        OperatorVisitor.removeAnnouncements();
    }

    /** The number of the act that this member asked for. */
    private static long asked(StaffFixture asker) throws Exception {
        return Sql.number("select max(id) from pending_act where asked_by = ?", asker.id());
    }

    /** Lets this member approve, through the pages, what the other one asked for. */
    public static HttpVisitor approve(StaffFixture asker, StaffFixture approver) throws Exception {
        var visitor = approver.visitor().get("/admin/approval-approve?of=" + asked(asker));
        visitor.submit(visitor.form(APPROVE_BUTTON)).follow();
        assertTrue(visitor.text().contains("操作を実行しました"), visitor.text());
        return visitor;
    }

    @Test
    @Tag("R3")
    void oneMemberCannotTurnOffTheSecondFactor() throws Exception {
        var account = AccountFixture.create(Site.INFORMATION);
        var operator = new OperatorVisitor();
        var manager = StaffFixture.with(MANAGE);
        var fields = OperatorVisitor.dateAndTime("launch", Instant.parse("2035-01-05T23:30:00Z"));
        operator.submitAndConfirm("/admin/launch-change?service=JOB_INFORMATION", fields, "内容を確認する", "この日時への変更の承認を求める");
        assertTrue(operator.visitor.text().contains("まだ実行していません"), operator.visitor.text());

        var user = TestBed.visitor().submitPassword(account);
        assertTrue(user.isAt(Site.INFORMATION.path + "/otp"), user.text());
        TestBed.mailbox().notice("承認待ちの操作があります", manager.email());
        operator.visitor.get("/admin/approval-approve?of=" + asked(operator.staff));
        assertEquals(403, operator.visitor.status());

        var approver = StaffFixture.with(APPROVE);
        var page = approver.visitor().get("/admin/approval-approve?of=" + asked(operator.staff));
        for (String shown : List.of(
                "求人・求職情報提供サービスの、すべての利用者のワンタイムパスワードが、すぐに止まります",
                "令和17年1月6日(土) 8:30までは、IDとパスワードだけでログインできます",
                operator.staff.name())) {
            assertTrue(page.text().contains(shown), page.text());
        }
        assertTrue(page.submit(page.form(APPROVE_BUTTON)).follow().text().contains("操作を実行しました"), page.text());
        TestBed.mailbox().notice("承認待ちだった操作を実行しました", manager.email());

        var during = TestBed.visitor().submitPassword(account);
        assertTrue(during.isAt(Site.INFORMATION.mypage()), during.text());
        var dashboard = approver.visitor().get("/admin/home").text();
        assertTrue(dashboard.matches(".*対応が必要なこと\\s*至急\\s*ハローワーク求人・求職情報提供サービスで、ワンタイムパスワードを止めています.*"), dashboard);

        operator.submitAndConfirm(
                "/admin/launch-change?service=JOB_INFORMATION",
                OperatorVisitor.dateAndTime("launch", Instant.parse("2025-01-05T23:30:00Z")),
                "内容を確認する",
                "この日時に変更する");
        assertTrue(operator.visitor.text().contains("開始日時を変更しました"), operator.visitor.text());
        assertTrue(during.get(Site.INFORMATION.mypage()).follow().isAt(Site.INFORMATION.login()), during.text());
    }

    @Test
    void oneManagerCannotMakeASecondOne() throws Exception {
        var manager = StaffFixture.with(MANAGE);
        var email = "second" + manager.id() + "@example.jp";
        var visitor = invite(manager, email);
        assertTrue(visitor.text().contains("承認待ちにしました"), visitor.text());
        assertEquals(0, Sql.number("select count(*) from staff where email = ?", email));

        var own = manager.visitor()
                .get("/admin/approval-approve?of=" + asked(manager))
                .follow();
        assertTrue(own.text().contains("自分が申し込んだ操作は"), own.text());
        var approver = StaffFixture.with(APPROVE)
                .visitor()
                .get("/admin/approval-approve?of=" + asked(manager))
                .follow();
        assertTrue(approver.text().contains("この操作を決める権限がない"), approver.text());

        var second = StaffFixture.with(MANAGE);
        var page = second.visitor().get("/admin/approval?of=" + asked(manager));
        for (String shown : List.of("山田", email, "照会、管理", manager.name(), "リンクを開いた人が")) {
            assertTrue(page.text().contains(shown), page.text());
        }
        approve(manager, second);
        TestBed.mailbox().notice("利用登録のご案内", email);
    }

    private static HttpVisitor invite(StaffFixture manager, String email) throws Exception {
        var visitor = manager.visitor().get("/admin/staff-invite");
        var form = visitor.form("追加してメールを送る");
        form.values().putAll(Map.of("name", "山田", "email", email, "manage", "on"));
        return visitor.submit(form).follow();
    }

    @Test
    void othersSeeTheListAndTheOneWhoAskedWithdraws() throws Exception {
        var manager = StaffFixture.with(MANAGE);
        invite(manager, "withdrawn" + manager.id() + "@example.jp");
        long act = asked(manager);

        var reader = StaffFixture.with(LOOK_UP).visitor().get("/admin/approvals");
        assertTrue(reader.body().contains("approval?of=" + act), reader.body());
        assertTrue(reader.get("/admin/home").text().contains("ほかの担当者の承認を待っている操作があります"), reader.text());
        reader.get("/admin/approval?of=" + act);
        assertFalse(reader.body().contains("approval-approve"), reader.body());

        var visitor = manager.visitor().get("/admin/approval-withdraw?of=" + act);
        visitor.submit(visitor.form("取り下げる")).follow();
        assertTrue(visitor.text().contains("取り下げました"), visitor.text());
        var late = StaffFixture.with(MANAGE)
                .visitor()
                .get("/admin/approval-approve?of=" + act)
                .follow();
        assertTrue(late.text().contains("すでに決まったか"), late.text());
    }

    @Test
    void ofTwoApprovalsAtOnceOneCounts() throws Exception {
        for (int i = 0; i < 3; i++) {
            var manager = StaffFixture.with(MANAGE);
            var email = "race" + i + "-" + manager.id() + "@example.jp";
            invite(manager, email);
            long act = asked(manager);
            var one = approval(act, "approve", APPROVE_BUTTON, StaffFixture.with(MANAGE));
            var other = approval(act, "approve", APPROVE_BUTTON, StaffFixture.with(MANAGE));

            var texts = atOnce(one, other);

            assertEquals(
                    1, texts.stream().filter(text -> text.contains("操作を実行しました")).count(), texts::toString);
            assertEquals(1, Sql.number("select count(*) from staff where email = ?", email));
            assertEquals(1, count(act, "ACT_APPROVED"));
        }
    }

    @Test
    void anApprovalAndAWithdrawalAtOnceDoNotBothCount() throws Exception {
        for (int i = 0; i < 5; i++) {
            var manager = StaffFixture.with(MANAGE);
            var email = "either" + i + "-" + manager.id() + "@example.jp";
            invite(manager, email);
            long act = asked(manager);
            var approval = approval(act, "approve", APPROVE_BUTTON, StaffFixture.with(MANAGE));
            var withdrawal = approval(act, "withdraw", "取り下げる", manager);

            atOnce(approval, withdrawal);

            long approved = count(act, "ACT_APPROVED");
            assertEquals(1, approved + count(act, "ACT_WITHDRAWN"));
            assertEquals(approved, Sql.number("select count(*) from staff where email = ?", email));
        }
    }

    private static long count(long act, String kind) throws Exception {
        return Sql.number("select count(*) from audit_event where target_id = ? and kind = ?", act, kind);
    }

    private static Callable<String> approval(long act, String what, String button, StaffFixture member)
            throws Exception {
        var visitor = member.visitor().get("/admin/approval-" + what + "?of=" + act);
        var form = visitor.form(button);
        return () -> visitor.submit(form).follow().text();
    }

    private static List<String> atOnce(Callable<String> one, Callable<String> other) throws Exception {
        var start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> done = List.of(
                    threads.submit(() -> waitAndCall(start, one)), threads.submit(() -> waitAndCall(start, other)));
            return List.of(done.get(0).get(60, TimeUnit.SECONDS), done.get(1).get(60, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    private static String waitAndCall(CyclicBarrier start, Callable<String> call) throws Exception {
        start.await();
        return call.call();
    }
}
