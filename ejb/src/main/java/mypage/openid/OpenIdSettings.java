package mypage.openid;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import mypage.platform.Rate;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of the sign-in for applications.
 *
 * @param codes codes for applications, for one session
 */
public record OpenIdSettings(@Setting("mypage.openid.codes") Rate codes) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        OpenIdSettings settings(SettingReader reader) {
            return reader.read(OpenIdSettings.class);
        }
    }
}
