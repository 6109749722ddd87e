package mypage.trust;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of skipping the one-time password.
 *
 * @param validity how long a browser skips it
 */
public record TrustSettings(
        @Setting("mypage.trust.validity") Duration validity) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        TrustSettings settings(SettingReader reader) {
            return reader.read(TrustSettings.class);
        }
    }
}
