package mypage.otp;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Rate;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of one-time passwords.
 *
 * @param validity how long a code can be used
 * @param attempts how often one code may be typed, including the right one (ASVS 6.6.3)
 * @param failures how many consecutive wrong codes close one-time passwords for the account (NIST SP 800-63B-4, 3.2.2)
 * @param mails codes mailed to one account
 */
public record OtpSettings(
        @Setting("mypage.otp.validity") Duration validity,

        @Setting(value = "mypage.otp.tries", min = 1, max = 10)
        int attempts,

        @Setting(value = "mypage.otp.failures", min = 1, max = 100)
        int failures,

        @Setting("mypage.otp.mails") Rate mails)
        implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        OtpSettings settings(SettingReader reader) {
            return reader.read(OtpSettings.class);
        }
    }
}
