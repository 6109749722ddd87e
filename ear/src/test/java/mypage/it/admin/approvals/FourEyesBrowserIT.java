package mypage.it.admin.approvals;

import static mypage.admin.staff.StaffRole.APPROVE;
import static mypage.admin.staff.StaffRole.MANAGE;
import static mypage.admin.staff.StaffRole.OPERATE;

import mypage.it.Device;
import mypage.it.Person;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.admin.announcements.OperatorVisitor;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two members of staff in two browsers: one asks, the other decides. */
@ArquillianTest
@RunAsClient
@Tag("C20")
class FourEyesBrowserIT {

    private Person one;
    private Person other;

    @AfterEach
    void close() throws Exception {
        one.close();
        other.close();
        OperatorVisitor.removeAnnouncements();
    }

    @Test
    void oneAsksToTurnOffTheCodesAndAnotherApproves() throws Exception {
        one = StaffFixture.with(OPERATE).person();
        other = StaffFixture.with(APPROVE).person();
        one.opens("/admin/launch-change?service=JOB_INFORMATION");
        one.page().locator("#launch-date").fill("2035-01-06");
        one.clicks("内容を確認する").reads("ほかの担当者の承認が必要です").inspects("launch-second");
        one.clicks("この日時への変更の承認を求める").reads("承認待ちにしました").inspects("launch-waiting");
        one.page().getByText("承認待ちの一覧").click();
        one.isAt("/admin/approvals").inspects("approvals");

        other.opens("/admin/home").reads("ほかの担当者の承認を待っている操作があります");
        other.page().getByText("承認待ちの一覧").click();
        other.page().getByText("ワンタイムパスワードの開始日時を後にする").first().click();
        other.reads("IDとパスワードだけでログインできます").inspects("approval");
        other.page().getByText("操作を承認する").click();
        other.inspects("approval-approve").clicks("承認して実行する").reads("操作を実行しました").inspects("approval-done");
        other.opens("/admin/home").reads("ワンタイムパスワードを止めています").inspects("home-codes-off");
    }

    @Test
    void oneAsksForASecondManagerAndAnotherStopsIt() throws Exception {
        var manager = StaffFixture.with(MANAGE);
        one = manager.person();
        other = StaffFixture.with(APPROVE).person();
        one.opens("/admin/staff-invite");
        one.field("氏名").fill("山田 太郎");
        one.field("メールアドレス").fill("taro" + manager.id() + "@example.jp");
        one.ticks("管理").clicks("追加してメールを送る").reads("承認待ちにしました");
        long act = Sql.number("select max(id) from pending_act where asked_by = ?", manager.id());
        one.opens("/admin/approval?of=" + act).reads("あなたが申し込んだ操作").inspects("approval-own");
        one.opens("/admin/approval-withdraw?of=" + act).inspects("approval-withdraw");

        other.opens("/admin/approval?of=" + act).reads("山田 太郎");
        other.page().getByText("操作を差し止める").click();
        other.inspects("approval-refuse").clicks("差し止める").reads("差し止めました").inspects("approval-refused");
        other.opens("/admin/approvals").reads("終わったもの").inspects("approvals-over");
    }

    @Test
    void theQuestionForACodeFitsAllSizesAndWorksWithoutJavaScript() throws Exception {
        var manager = StaffFixture.with(MANAGE);
        Sql.update("update staff_session set started_at = now() - interval '1 hour' where staff_id = ?", manager.id());
        one = Person.with(Device.PHONE).withCookie(StaffFixture.COOKIE, manager.token());
        other = Person.narrowWithoutJavaScript().withCookie(StaffFixture.COOKIE, manager.token());
        one.opens("/admin/me-confirm").reads("ご本人の確認").inspects("me-confirm");
        one.close();
        one = Person.with(Device.DESKTOP).withCookie(StaffFixture.COOKIE, manager.token());
        one.opens("/admin/me-confirm").reads("ご本人の確認").inspects("me-confirm");
        one.opens("/admin/staff-invite").reads("ご本人の確認");
        other.opens("/admin/staff-invite").reads("ご本人の確認");
        other.fitsNarrowWindow("me-confirm");
    }
}
