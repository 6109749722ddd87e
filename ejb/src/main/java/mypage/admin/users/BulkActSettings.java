package mypage.admin.users;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of acts on many accounts.
 *
 * @param approval so many accounts of a day need a second member
 */
record BulkActSettings(
        @Setting(value = "mypage.bulk.approval", min = 1) int approval) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        BulkActSettings settings(SettingReader reader) {
            return reader.read(BulkActSettings.class);
        }
    }
}
