package mypage.chaos;

import java.util.HashMap;
import java.util.Map;

/** Those of a node whose limits short runs can reach, or must not. */
final class Settings {

    private Settings() {}

    static Map<String, String> of(int mailPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("MYPAGE_SMTP_HOST", "localhost");
        settings.put("MYPAGE_SMTP_PORT", "" + mailPort);
        settings.put("MYPAGE_PROXIES", "127.0.0.1,::1");
        settings.put("MYPAGE_PRIVACY_URL", "https://www.example.jp/privacy");
        settings.put("MYPAGE_OTP_VALIDITY", Acts.VALIDITY.toString());
        settings.put("MYPAGE_PASSWORD_TRIES_ID", Acts.PASSWORDS + "/PT10H");
        // A stalled mail server must not outlast the codes.
        settings.put("MYPAGE_SMTP_TIMEOUT_REPLY", "PT3S");
        return settings;
    }
}
