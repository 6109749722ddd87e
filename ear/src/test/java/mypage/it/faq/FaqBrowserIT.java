package mypage.it.faq;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import mypage.admin.staff.StaffRole;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.Sql;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page 「よくあるご質問」 in the browsers of users and staff. */
@ArquillianTest
@RunAsClient
@Tag("R66")
class FaqBrowserIT {

    private static final String SAVE = "この内容で保存する";
    private static final String CHECK = "表示を確認する";
    private static final String NEW_ANSWER = "新しい回答<b>です</b>。";

    private Person person;

    @AfterEach
    void closeBrowserAndRestoreAnswers() throws Exception {
        person.close();
        Sql.update("delete from frequent_question_text");
        Sql.update("delete from frequent_question_change");
        Sql.update("delete from frequent_question where number > 16");
        Sql.update("update frequent_question set place = number, answer = published_answer, updated_at = null,"
                + " updated_by = null");
    }

    @Test
    void anExpiredCodeLinksToItsAnswer() throws Exception {
        person = Person.onDesktop();
        var account = AccountFixture.create(Site.SEEKER);
        person.submitsPassword(account).isAt(Site.SEEKER.otp());
        Sql.update("update otp_challenge set expires_at = now() where account_id = ?", account.id());
        person.opens(Site.SEEKER.otp()).inspects("faq-0-expired");

        person.follows("よくあるご質問：有効期間を過ぎてしまったとき");

        person.isAt("/seeker/faq#q3").inspects("faq-1-answer");
        assertThat(person.page().locator("#q3")).isInViewport();
    }

    @Test
    void simultaneousCorrectionsByStaffAreNotLost() throws Exception {
        var colleague = StaffFixture.with();
        var staff = StaffFixture.with(StaffRole.OPERATE);
        person = staff.person();
        person.opens("/admin/faq").inspects("faq-2-list");
        person.follows("3 修正する");
        person.field("回答").fill(" \n　");
        person.clicks(CHECK).reads("回答を入力してください。").inspects("faq-3-missing");
        person.field("回答").fill(NEW_ANSWER + "\n\n二つ目の段落。");
        person.clicks(CHECK).reads("まだ保存していません").reads("直すまで表示されません").inspects("faq-4-preview");
        Sql.update(
                "update frequent_question set answer = '同僚の回答', version = version + 1, updated_at = now(),"
                        + " updated_by = ? where number = 3",
                colleague.id());

        person.clicks(SAVE).reads("ほかの担当者が先に修正しました").reads("同僚の回答").inspects("faq-5-overtaken");
        assertThat(person.field("回答")).hasValue(NEW_ANSWER + "\n\n二つ目の段落。");
        person.clicks(CHECK).clicks("修正に戻る").clicks(CHECK).clicks(SAVE);

        person.isAt("/admin/faq?done=3").reads("残り7言語").reads("要更新 7").inspects("faq-6-saved");
        Await.until(
                "new answer shown",
                () -> TestBed.visitor()
                        .get("/seeker/faq")
                        .body()
                        .contains("<p lang=\"ja\">新しい回答&lt;b&gt;です&lt;/b&gt;。</p>"));
        assertEquals(
                1,
                Sql.number(
                        "select count(*) from audit_event"
                                + " where kind = 'FAQ_CHANGED' and target_id = 3 and staff_id = ?",
                        staff.id()));
        person.follows("3 修正する");
        person.clicks("公開時の文に戻す");
        assertThat(person.field("回答")).hasValue("ワンタイムパスワード入力画面を閉じて、ログインからやり直してください。");
    }

    @Test
    void anOutdatedTranslationIsReplacedByJapaneseUntilItIsUpdated() throws Exception {
        var staff = StaffFixture.with(StaffRole.OPERATE);
        var reader = TestBed.visitor().withCookie("__Host-language", "en");
        assertTrue(reader.get("/seeker/faq").text().contains("Common questions"));
        Sql.update(
                "update frequent_question set answer = '直した回答。', version = version + 1, updated_at = now(),"
                        + " updated_by = ? where number = 4",
                staff.id());
        Await.until(
                "Japanese shown to English readers",
                () -> reader.get("/seeker/faq").text().contains("直した回答。"));

        person = staff.person();
        person.opens("/admin/faq-text?of=4&language=EN")
                .reads("修正前の日本語に対する翻訳です")
                .inspects("faq-7-translation");
        assertThat(person.field("回答")).not().hasValue("");
        person.field("質問").fill("");
        person.clicks(SAVE).reads("質問を入力してください").inspects("faq-8-no-translation");
        person.field("質問").fill("Question?");
        person.field("回答").fill("A new <b>answer</b>.");
        person.clicks(SAVE).isAt("/admin/faq?done=4").reads("残り6言語");

        Await.until(
                "new translation shown", () -> reader.get("/seeker/faq").text().contains("A new <b>answer</b>."));
        assertFalse(reader.text().contains("直した回答。"));
    }

    @Test
    void anAddedQuestionIsShownAndMovedAndItsHistoryTellsAll() throws Exception {
        var staff = StaffFixture.with(StaffRole.OPERATE);
        person = staff.person();
        person.opens("/admin/faq").follows("質問を追加する");
        person.field("質問").fill("添付ファイルは届きますか。");
        person.clicks("質問を追加する").reads("分類を選択してください");
        person.inspects("faq-9-new-unchosen");
        person.page().getByLabel("分類").selectOption("USE");
        person.clicks("質問を追加する").reads("回答を入力してください");
        person.inspects("faq-9-new-refused");
        assertThat(person.field("質問")).hasValue("添付ファイルは届きますか。");
        person.field("回答").fill("いいえ。\n\nワンタイムパスワードだけです。");
        person.clicks("質問を追加する").reads("よくあるご質問（17）").reads("まだ利用者には表示されていません").inspects("faq-A-added");
        assertFalse(TestBed.visitor().get("/seeker/faq").body().contains("添付ファイル"));

        person.follows("この質問を表示する").inspects("faq-B-show");
        person.clicks("この質問を表示する").reads("質問を表示しました");
        Await.until("shown", () -> TestBed.visitor().get("/seeker/faq").body().contains("<span>17</span> 添付ファイル"));
        person.opens("/admin/faq-order").clicks("17 上へ").reads("質問17を移動しました").inspects("faq-C-order");
        assertThat(person.button("17 上へ")).isFocused();
        person.clicks("17 下へ").reads("質問17を移動しました");
        assertThat(person.button("17 上へ")).isFocused();
        person.clicks("17 上へ").clicks("17 上へ").clicks("17 下へ").reads("質問17を移動しました");
        assertThat(person.button("17 下へ")).isFocused();
        person.opens("/admin/faq-question?of=17").reads("並べ替え（分類の6番目から）").inspects("faq-D-history");
        person.follows("この質問を非表示にする").inspects("faq-E-hide");
        person.clicks("この質問を非表示にする").reads("質問を非表示にしました");
        assertFalse(person.opens("/admin/faq-question?of=3").page().content().contains("非表示にする"));
        person.opens("/admin/faq-text?of=17&language=EN").reads("この質問には、この言語の翻訳がありません");
    }
}
