package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("T10")
class MailTextsTest {

    private static final String[] PARTS = {"求職者マイページ", "012345", "0042", "令和7年1月6日(月) 9:00", "30", "tried", "safe"};

    @Test
    @Tag("R4")
    void theBodySaysCodeReferenceEndAndWhatToDoWhenItWasNotYou() {
        String body = MailTexts.text("otp.body", PARTS);
        for (String part : PARTS) {
            assertTrue(body.contains(part), part);
        }
        assertTrue(body.contains("照合番号"));
        assertTrue(body.contains("心当たりがない場合"));
    }

    @Test
    void theSubjectNeverHoldsTheCode() {
        String subject = MailTexts.text("otp.subject", PARTS);
        assertTrue(subject.contains("求職者マイページ"));
        assertFalse(subject.contains("012345"));
    }

    @Test
    void linesFitAPhoneAndAnyMailSystem() {
        for (String link : new String[] {"owner.link", "owner.link.objection"}) {
            MailTexts.text("owner.body", "", "", "", "", "", "令和7年12月27日(土) 19:00", MailTexts.text(link))
                    .lines()
                    .forEach(line -> assertTrue(line.length() <= 40, line));
        }
        for (String body : new String[] {"closed.body", "removed.body", "family.closed.body", "family.reopened.body"}) {
            MailTexts.text(body, "求人者マイページ", "令和7年12月27日(土) 19:00", "", "", "", "令和7年12月27日(土) 19:00")
                    .lines()
                    .forEach(line -> assertTrue(line.length() <= 40, line));
        }
        for (String kind : new String[] {"code", "taken", "changed", "restored", "stopped"}) {
            MailTexts.text("address." + kind + ".body", PARTS)
                    .lines()
                    .forEach(line -> assertTrue(line.length() <= 40, line));
        }
        MailTexts.text("otp.body", PARTS).lines().forEach(line -> assertTrue(line.length() <= 40, line));
        String service = MailTexts.text("service.JOB_INFORMATION");
        String end = "令和7年12月27日(土) 19:00";
        for (String body : List.of(
                MailTexts.text("pass.body", service, "0123 4567 8901", end),
                MailTexts.text("reset.body", service, end, "", "", end),
                MailTexts.text("invitation.body", MailTexts.text("invitation.main", service), "", end),
                MailTexts.text("invitation.body", MailTexts.text("invitation.additional", service, ""), "", end))) {
            body.lines().forEach(line -> assertTrue(line.length() <= 40, line));
        }
        for (String body : List.of(
                MailTexts.text("staff.INVITED", "山田 太郎", "", end),
                MailTexts.text("staff.ANEW", "山田 太郎", "", end),
                MailTexts.text("staff.notice", MailTexts.text("staff.RECOVERY_CODE_USED", "山田 太郎"), end, ""))) {
            body.lines().forEach(line -> assertTrue(line.length() <= 40, line));
        }
    }

    @Test
    void everyMailSaysWhatToDoWhenItWasNotYouAndThatNobodyReadsAnswers() {
        for (String body : List.of("otp.body", "pass.body", "reset.body", "invitation.body", "owner.body")) {
            String text = MailTexts.text(body);
            assertTrue(text.contains("心当たりがない場合"), body);
            assertTrue(text.contains("このメールは送信専用です。"), body);
            assertTrue(text.endsWith("ハローワークインターネットサービス\n"), body);
        }
    }
}
