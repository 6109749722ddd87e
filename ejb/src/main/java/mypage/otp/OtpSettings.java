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
 * @param guesses how many wrong codes close one-time passwords for the account, and how long one counts at least. Known
 *     devices and unknown ones have as many each. At most 100, so that it also limits consecutive ones (NIST SP 800-63B-4,
 *     3.2.2)
 * @param mails codes mailed to one account
 */
public record OtpSettings(
        @Setting("mypage.otp.validity") Duration validity,

        @Setting(value = "mypage.otp.tries", min = 1, max = 10)
        int attempts,

        @Setting("mypage.otp.guesses") Rate guesses,
        @Setting("mypage.otp.mails") Rate mails)
        implements Settings {

    private static final int MOST_GUESSES = 100;

    public OtpSettings {
        if (guesses.count() > MOST_GUESSES) {
            throw SettingReader.unusable("mypage.otp.guesses", "is more than " + MOST_GUESSES + " wrong codes");
        }
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        OtpSettings settings(SettingReader reader) {
            return reader.read(OtpSettings.class);
        }
    }
}
