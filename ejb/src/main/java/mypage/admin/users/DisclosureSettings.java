package mypage.admin.users;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of disclosures.
 *
 * @param validity how long after the approval the member who asked can download the data
 */
record DisclosureSettings(
        @Setting("mypage.disclosure.validity") Duration validity) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        DisclosureSettings settings(SettingReader reader) {
            return reader.read(DisclosureSettings.class);
        }
    }
}
