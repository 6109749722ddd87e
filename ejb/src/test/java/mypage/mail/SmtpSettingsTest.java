package mypage.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import mypage.platform.DefaultSettings;
import org.junit.jupiter.api.Test;

class SmtpSettingsTest {

    private static SmtpSettings settings(String... changed) {
        return DefaultSettings.reader(changed).read(SmtpSettings.class);
    }

    /** RFC 5321, 4.5.3.2.6: relays scan a mail, or make new senders wait, before they reply to its end. */
    @Test
    void theEndOfAMailHasTenMinutes() {
        assertEquals(Duration.ofMinutes(10), settings().end());
    }

    /**
     * Another node sends the mail again after that: the claim outlives the connection, each reply of the longest dialog,
     * the text and its end.
     */
    @Test
    void aClaimLastsAsLongAsAllPhasesTogether() {
        Duration usual = settings().longestTransfer();
        assertEquals(Duration.parse("PT19M40S"), usual);
        assertEquals(
                usual.plusSeconds(50),
                settings("mypage.smtp.timeout.connect=PT1M").longestTransfer());
        assertEquals(
                usual.plusSeconds(13),
                settings("mypage.smtp.timeout.reply=PT31S").longestTransfer());
        assertEquals(
                usual.plusSeconds(2), settings("mypage.smtp.timeout.data=PT61S").longestTransfer());
        assertEquals(
                usual.plusSeconds(1),
                settings("mypage.smtp.timeout.end=PT10M1S").longestTransfer());
    }
}
