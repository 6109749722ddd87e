package mypage.device;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Rate;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of the browsers that an account knows.
 *
 * @param mails mailed numbers that make a browser known, for one account
 * @param codeValidity how long such a number can be used
 * @param validity how long a browser is known after its last sign-in
 */
public record DeviceSettings(
        @Setting("mypage.pass.mails") Rate mails,
        @Setting("mypage.pass.validity") Duration codeValidity,
        @Setting("mypage.browser.validity") Duration validity)
        implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        DeviceSettings settings(SettingReader reader) {
            return reader.read(DeviceSettings.class);
        }
    }
}
