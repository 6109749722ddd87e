package mypage.it.admin.announcements;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import mypage.admin.staff.StaffRole;
import mypage.demo.DemoNotices;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.HttpVisitor;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.platform.JapaneseTime;
import mypage.platform.Language;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Maintenance and notices in the browsers of staff and users. */
@ArquillianTest
@RunAsClient
class MaintenanceBrowserIT {

    private static final Site SITE = Site.INFORMATION;
    private static final String CHECK = "内容を確認する";
    private static final String PREVIEW = "プレビューを見る";
    private static final String INVALID = "入力内容をご確認ください";

    private Person staff;
    private Person user;

    @AfterEach
    void closeBrowsers() throws Exception {
        user.close();
        staff.close();
        OperatorVisitor.removeAnnouncements();
    }

    @Test
    @Tag("R61")
    @Tag("R62")
    @Tag("R63")
    void maintenanceIsScheduledAnnouncedStartedAndEndedEarly() throws Exception {
        var account = AccountFixture.create(SITE);
        user = Person.onDesktop();
        user.submitsPassword(account).isAt(SITE.otp());
        staff = StaffFixture.with(StaffRole.OPERATE).person();
        staff.opens("/admin/stop-new").clicks(CHECK).reads(INVALID).inspects("stop-form-missing");
        staff.ticks(SITE.title);
        fillsDateAndTime("from", Instant.now().plus(Duration.ofMinutes(10)));
        fillsDateAndTime("until", Instant.now().plus(Duration.ofHours(3)));
        staff.field("理由").fill("サーバーの点検のため");
        staff.inspects("stop-form")
                .clicks(CHECK)
                .reads("開始まで15分ありません")
                .reads("予告の開始")
                .inspects("stop-asked");
        assertThat(staff.page().locator(".ask dd").last()).hasText("設定したとき");
        staff.clicks("この内容で停止を設定する").reads("停止を設定しました").inspects("stops");
        staff.page().getByText("理由の翻訳").click();
        staff.field("英語").evaluate("field => { field.maxLength = 600; field.value = 'a'.repeat(501); }");
        staff.clicks("保存する").reads("500文字以内で").inspects("stop-text-long");
        staff.field("英語").fill("server check");
        staff.inspects("stop-text").clicks("保存する").reads("停止");

        Await.until(
                "warning shown",
                () -> TestBed.visitor().get(SITE.login()).text().contains("まもなく"));
        user.page().reload();
        assertThat(user.page().locator(".news.soon")).containsText("までに手続きを終えてください");
        user.reads("サービスを停止するため").inspects("stop-soon-otp");
        user.opens("/").reads("サービス停止のお知らせ").inspects("stop-coming-top");

        Sql.update("update maintenance_window set starts_at = now() - interval '1 minute', version = version + 1");
        Await.until(
                "maintenance started", () -> TestBed.visitor().get(SITE.login()).status() == 503);
        var english = TestBed.visitor()
                .withCookie("__Host-language", Language.EN.id())
                .get(SITE.login());
        assertTrue(english.body().contains("<p lang=\"en\">server check"), english::body);
        user.opens(SITE.otp()).reads("ただいまサービスを停止しています").reads("サーバーの点検のため").inspects("stop-closed");
        user.opens("/").reads("停止しています").inspects("stop-running-top");

        staff.opens("/admin/stops").reads("停止中");
        staff.page().getByText("停止を延長・変更する").click();
        staff.reads("すでに始まっているため").inspects("stop-extend");
        submitsEmpty("#until-date", CHECK, "stop-extend-missing");
        staff.opens("/admin/stops");
        staff.page().getByText("停止を終了する").click();
        staff.inspects("stop-end").clicks("停止を終了する").reads("停止を終了、または取り消しました");
        Await.until(
                "maintenance ended", () -> TestBed.visitor().get(SITE.login()).status() == 200);
        user.opens(SITE.otp()).reads("ワンタイムパスワード入力画面");
    }

    @Test
    void aCancelledStopLeavesTheListOfThoseToCome() throws Exception {
        user = Person.onDesktop();
        staff = StaffFixture.with(StaffRole.OPERATE).person();
        staff.opens("/admin/stop-new").ticks(SITE.title);
        var start = Instant.now().plus(Duration.ofDays(2));
        fillsDateAndTime("from", start);
        fillsDateAndTime("until", start.plus(Duration.ofHours(3)));
        var told = start.minus(Duration.ofDays(1));
        fillsDateAndTime("announced", told);
        staff.clicks(CHECK);
        assertThat(staff.page().locator(".ask dd time").last()).hasText(JapaneseTime.dateTime(told));
        staff.clicks("この内容で停止を設定する");
        var coming = staff.page().getByLabel("これからの停止と、停止中");
        assertThat(coming).containsText("予定");

        staff.page().getByText("停止を取り消す").click();
        staff.clicks("停止を取り消す").reads("停止を終了、または取り消しました");

        assertThat(coming).hasCount(0);
        assertThat(staff.page().getByLabel("終わった停止")).containsText("取消");
        staff.reads("これからの停止はありません");
    }

    private void fillsDateAndTime(String field, Instant time) {
        OperatorVisitor.dateAndTime(field, time)
                .forEach((id, value) -> staff.page().locator("#" + id).fill(value));
    }

    @Test
    @Tag("R64")
    @Tag("R65")
    void noticesAreShownAndTheSignInFormIsStillVisible() throws Exception {
        try (var connection = TestBed.database().connect()) {
            DemoNotices.insert(connection);
        }
        Sql.update("insert into maintenance_window (id, services, starts_at, ends_at) values"
                + " (1, 'SEEKER,EMPLOYER,JOB_INFORMATION', '2034-12-27T19:00+09:00', '2035-01-06T08:30+09:00')");
        Await.until(
                "announcements shown",
                () -> TestBed.visitor().get("/").text().contains("8:30頃")
                        && TestBed.visitor().get("/").text().contains("導入のご案内"));
        user = Person.onDesktop();
        user.opens("/").inspects("news-top");
        user.opens(Site.SEEKER.login()).inspects("news-login");
        assertThat(user.field(HttpVisitor.ID)).isInViewport();
        user.page().getByText("導入のご案内").click();
        user.reads("厚生労働省・福岡労働局・ハローワーク").inspects("notice");

        staff = StaffFixture.with(StaffRole.OPERATE).person();
        staff.opens("/admin/notices").inspects("notices");
        staff.page().getByText("導入のご案内").click();
        staff.reads("やさしい日本語").inspects("notice-staff");
        staff.page().getByText("お知らせを変更する").click();
        staff.clicks(PREVIEW).reads("利用者には、次のように表示されます").inspects("notice-asked");
        long notice = Sql.number("select min(id) from notice");
        staff.opens("/admin/notice-change?of=" + notice);
        submitsEmpty("#body", PREVIEW, "notice-missing");
        staff.opens("/admin/notice-new").inspects("notice-new");
        submitsEmpty("#body", PREVIEW, "notice-new-missing");
        staff.opens("/admin/notice-text?language=EN&of=" + notice).inspects("notice-text");
        staff.page().locator("#body").fill("One-time passwords begin.");
        submitsEmpty("#title", PREVIEW, "notice-text-missing");
        staff.opens("/admin/notice-remove?of=" + notice).inspects("notice-remove");
        staff.opens("/admin/launch").inspects("launch").opens("/admin/launch-change?service=SEEKER");
        staff.page().locator("#launch-date").fill("2035-01-06");
        staff.clicks(CHECK)
                .reads("安全性が下がる")
                .reads("ワンタイムパスワードが不要になります")
                .inspects("launch-asked")
                .opens("/admin/launch-change?service=SEEKER");
        submitsEmpty("#launch-date", CHECK, "launch-missing");
    }

    private void submitsEmpty(String field, String button, String state) {
        staff.page().locator(field).fill("");
        staff.clicks(button).reads(INVALID).inspects(state);
    }
}
