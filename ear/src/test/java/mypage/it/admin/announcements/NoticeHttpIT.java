package mypage.it.admin.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import mypage.admin.staff.StaffRole;
import mypage.demo.DemoNotices;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.it.admin.approvals.FourEyesHttpIT;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Notices and rollout dates: how staff set them, and what users see. */
@ArquillianTest
@RunAsClient
class NoticeHttpIT {

    private static final String OLD = "90日以上前から";

    @AfterEach
    void clean() throws Exception {
        OperatorVisitor.removeAnnouncements();
    }

    private static void awaitText(String path, String text) throws Exception {
        Await.until(text, () -> TestBed.visitor().get(path).text().contains(text));
    }

    @Test
    @Tag("R64")
    @Tag("R65")
    @Tag("R67")
    void theIntroductionNoticeExplainsTheOneTimePasswordAndNamesItsIssuers() throws Exception {
        try (var connection = TestBed.database().connect()) {
            DemoNotices.insert(connection);
        }
        for (Site site : Site.values()) {
            awaitText(site.login(), "年末年始のメンテナンス作業と ワンタイムパスワード導入のご案内");
            var visitor = TestBed.visitor();
            visitor.get(site.path + "/notice?of=" + Sql.number("select max(id) from notice"));
            var page = visitor.text();
            assertTrue(page.contains("セキュリティ強化のため令和7年1月から、ワンタイムパスワード認証を導入することをお知らせします。"), page);
            assertTrue(page.contains("令和6年12月27日(金) 19:00 ~ 令和7年1月6日(月) 8:30頃"), page);
            assertTrue(page.contains("ご不便をおかけしますが、ご理解とご協力のほどよろしくお願いいたします。"), page);
            assertTrue(page.contains("厚生労働省・福岡労働局・ハローワーク"), page);
            assertTrue(visitor.body().contains("<strong>令和7年1月から、ワンタイムパスワード認証を導入</strong>"), page);
        }
        awaitText("/", "ワンタイムパスワード導入のご案内");
    }

    @Test
    @Tag("C17")
    void aNoticeIsPreviewedPublishedChangedTranslatedAndRemoved() throws Exception {
        var operator = new OperatorVisitor();
        Map<String, String> fields = new HashMap<>(OperatorVisitor.services(Site.EMPLOYER));
        fields.put("title", "<i>点検</i>のお知らせ");
        fields.put("body", "**大切**<script>alert(1)</script>[悪](javascript:alert(1))");
        fields.put("issuers", "ハローワーク");
        operator.submit("/admin/notice-new", fields, "プレビューを見る");
        assertTrue(operator.visitor.text().contains("リンク先「javascript:alert(1)」は使えません"), operator.visitor::text);
        fields.put("body", "**大切**<script>alert(1)</script>");
        operator.submit("/admin/notice-new", fields, "プレビューを見る");
        assertTrue(operator.visitor.body().contains("<strong>大切</strong>"), operator.visitor::body);
        assertTrue(operator.visitor.text().contains("掲載期間すぐに ～ 取り下げるまで"), operator.visitor::text);
        var again = operator.visitor.form("もう一度確認する");
        again.values().putAll(fields);
        assertTrue(operator.visitor.submit(again).text().contains("公開する"), operator.visitor::text);
        assertEquals(0, Sql.number("select count(*) from notice"));
        operator.submitAndConfirm("/admin/notice-new", fields, "プレビューを見る", "公開する");
        assertTrue(operator.visitor.isAt("/admin/notice"), operator.visitor::text);

        awaitText(Site.EMPLOYER.login(), "<i>点検</i>のお知らせ");
        long id = Sql.number("select max(id) from notice");
        var user = TestBed.visitor().get("/employer/notice?of=" + id);
        assertTrue(user.text().contains("大切<script>alert(1)</script> ハローワーク"), user::text);
        assertFalse(user.body().contains("<script>alert"), user::body);
        assertTrue(user.text().contains("掲載日：令和"), user::text);
        assertFalse(operator.visitor.get("/admin/notices").text().contains(OLD), operator.visitor::text);
        Sql.update("update notice set shown_from = now() - interval '91 days' where id = ?", id);
        assertTrue(operator.visitor.get("/admin/notices").text().contains(OLD), operator.visitor::text);
        assertTrue(TestBed.visitor().get("/employer/notice").text().contains("点検"));
        user = TestBed.visitor().get("/seeker/notice?of=" + id);
        assertTrue(user.text().contains("掲載を終了しました") && !user.text().contains("点検"), user::text);

        fields.put("title", "変更後の題名");
        operator.submitAndConfirm("/admin/notice-change?of=" + id, fields, "プレビューを見る", "保存して公開内容を変更する");
        awaitText(Site.EMPLOYER.login(), "変更後の題名");
        assertTrue(operator.visitor.body().contains("翻訳を作る"), operator.visitor::body);
        operator.submitAndConfirm(
                "/admin/notice-text?language=EN&of=" + id,
                Map.of("title", "Changed", "body", "In English"),
                "プレビューを見る",
                "保存する");
        assertTrue(operator.visitor.text().contains("Changed"), operator.visitor::text);

        operator.visitor.get("/admin/notice-remove?of=" + id);
        operator.visitor.submit(operator.visitor.form("お知らせを取り下げる")).follow();
        assertTrue(operator.visitor.isAt("/admin/notices"), operator.visitor::text);
        Await.until(
                "notice removed",
                () -> !TestBed.visitor().get(Site.EMPLOYER.login()).text().contains("変更後の題名"));
        assertEquals(
                "NOTICE_CHANGED,NOTICE_CHANGED,NOTICE_CHANGED,NOTICE_REMOVED",
                Sql.text(
                        "select string_agg(kind, ',' order by id) from audit_event"
                                + " where staff_id = ? and target_id = ?",
                        operator.staff.id(),
                        id));
    }

    @Test
    @Tag("C18")
    void controlCharactersAreToldAtTheirFieldAndDroppedFromSearches() throws Exception {
        var operator = new OperatorVisitor();
        Map<String, String> fields = new HashMap<>(OperatorVisitor.services(Site.EMPLOYER));
        fields.put("title", "題\0名");
        fields.put("body", "本\u0007文");
        operator.submit("/admin/notice-new", fields, "プレビューを見る");
        assertEquals(200, operator.visitor.status());
        for (var field : new String[] {"title", "body"}) {
            assertTrue(operator.visitor.body().contains("id=\"" + field + "-error\""), operator.visitor::body);
        }
        fields.put("title", "題名");
        fields.put("body", "本文\r\n二行目");
        operator.submit("/admin/notice-new", fields, "プレビューを見る");
        assertTrue(operator.visitor.text().contains("公開する"), operator.visitor::text);

        for (var search :
                new String[] {"mails?recipient=%00", "mails?after=%00", "accounts?address=%00", "mails?state=%00"}) {
            assertEquals(200, operator.visitor.get("/admin/" + search).status(), search);
        }
        operator.visitor.get("/admin/mails");
        var form = operator.visitor.form("絞り込む");
        form.values().put("recipient", "ta\0ro@example.jp");
        assertEquals(200, operator.visitor.submit(form).follow().status());
    }

    @Test
    void theFormListsAllErrors() throws Exception {
        var operator = new OperatorVisitor();
        Map<String, String> fields =
                new HashMap<>(OperatorVisitor.dateAndTime("from", Instant.parse("2035-01-01T00:00:00Z")));
        fields.putAll(OperatorVisitor.dateAndTime("until", Instant.parse("2034-01-01T00:00:00Z")));
        fields.put("body", "あ".repeat(4001));
        operator.submit("/admin/notice-new", fields, "プレビューを見る");
        for (String error : new String[] {"サービスを1つ以上", "題名を入力して", "4000文字以内", "掲載の終了は、開始より後"}) {
            assertTrue(operator.visitor.text().contains(error), error);
        }
    }

    @Test
    @Tag("R3")
    void postponingTheRolloutStopsTheOneTimePassword() throws Exception {
        var account = AccountFixture.create(Site.INFORMATION);
        var operator = new OperatorVisitor();
        var rollout = OperatorVisitor.dateAndTime("launch", Instant.parse("2035-01-05T23:30:00Z"));
        operator.submit("/admin/launch-change?service=JOB_INFORMATION", rollout, "内容を確認する");
        assertTrue(operator.visitor.text().contains("令和17年1月6日(土) 8:30まで不要になり"), operator.visitor::text);
        operator.submitAndConfirm(
                "/admin/launch-change?service=JOB_INFORMATION", rollout, "内容を確認する", "この日時への変更の承認を求める");
        assertTrue(operator.visitor.isAt("/admin/launch"), operator.visitor::text);
        FourEyesHttpIT.approve(operator.staff, StaffFixture.with(StaffRole.APPROVE));

        Await.until(
                "code no longer announced",
                () -> !TestBed.visitor().get(Site.INFORMATION.login()).text().contains("ワンタイムパスワードをお送りします"));
        var user = TestBed.visitor().submitPassword(account);
        assertTrue(user.isAt(Site.INFORMATION.mypage()), user::text);
        assertTrue(TestBed.visitor().get(Site.SEEKER.login()).text().contains("ワンタイムパスワードをお送りします"));

        operator.visitor.get("/admin/notice-new?launch=JOB_INFORMATION");
        assertTrue(
                operator.visitor.body().contains("セキュリティ強化のため**令和17年1月6日(土) 8:30から、ワンタイムパスワード認証を導入**"),
                operator.visitor::body);
    }
}
