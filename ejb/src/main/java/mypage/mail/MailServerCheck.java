package mypage.mail;

import java.io.IOException;
import java.util.List;
import mypage.platform.Finding;
import mypage.platform.InstallationCheck;
import mypage.platform.PlatformSettings;
import mypage.platform.SettingReader;

/** Connects to the mail server as a node does, up to the sign-in, and sends nothing. */
public final class MailServerCheck implements InstallationCheck {

    @Override
    public List<Finding> findings(SettingReader settings) {
        SmtpSettings server = settings.read(SmtpSettings.class);
        String where = "mail server " + server + ": ";
        try (SmtpDialogue dialogue = new SmtpDialogue(server)) {
            String connected =
                    dialogue.begin(settings.read(PlatformSettings.class).publicUrl());
            dialogue.quit();
            return List.of(Finding.ok(where + connected));
        } catch (IOException e) {
            return List.of(Finding.todo(where + e.getMessage() + "; see MYPAGE_SMTP_*"));
        }
    }
}
