package mypage.mail;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import mypage.platform.Clocks;
import mypage.platform.Finding;
import mypage.platform.InstallationCheck;
import mypage.platform.JapaneseTime;
import mypage.platform.PlatformSettings;
import mypage.platform.Secrets;
import mypage.platform.SettingReader;

/** Sends a mail through the mail server to the operator who asks for it, from the addresses that a node would use. */
public final class DeliveryCheck implements InstallationCheck {

    private final Clock clock = new Clocks().clock();

    /** A node sends mails to users only. */
    @Override
    public boolean isForNodes() {
        return false;
    }

    @Override
    public List<Finding> findings(SettingReader settings) {
        return settings.read(SenderCheckSettings.class)
                .recipient()
                .map(recipient -> List.of(delivery(recipient, settings)))
                .orElseGet(() -> List.of(Finding.ok(
                        "delivery: not tried; MYPAGE_CHECK_RECIPIENT names who is to get a mail of this check")));
    }

    private Finding delivery(String recipient, SettingReader settings) {
        SmtpSettings server = settings.read(SmtpSettings.class);
        PlatformSettings platform = settings.read(PlatformSettings.class);
        MailSettings mail = settings.read(MailSettings.class);
        ReturnPath returnPath = new ReturnPath();
        returnPath.settings = mail;
        returnPath.secrets = new Secrets(platform);
        Instant now = clock.instant();
        try (SmtpDialogue dialogue = new SmtpDialogue(server)) {
            dialogue.begin(platform.publicUrl());
            // A number that no mail of a node has.
            dialogue.send(
                    returnPath.of(now.toEpochMilli()),
                    recipient,
                    lines(mail.fromAddress(), recipient, platform.publicUrl().getHost(), now));
            return Finding.ok("delivery: " + server + " accepted a mail to " + recipient
                    + "; see that it arrives, not as spam, and that it passes SPF, DKIM and DMARC");
        } catch (IOException e) {
            return Finding.todo(
                    "delivery: " + server + " did not accept a mail to " + recipient + ": " + e.getMessage());
        }
    }

    private static List<String> lines(String sender, String recipient, String host, Instant now) {
        return List.of(
                "Date: " + DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(JapaneseTime.ZONE)),
                "From: " + sender,
                "To: " + recipient,
                "Subject: Check of the mail settings of MyPage",
                "Message-ID: <" + now.toEpochMilli() + ".check@" + host + ">",
                "Auto-Submitted: auto-generated",
                "",
                "An operator sent this mail to check the mail settings.");
    }
}
