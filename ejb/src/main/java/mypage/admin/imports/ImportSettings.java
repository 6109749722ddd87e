package mypage.admin.imports;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Rate;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of the import of accounts.
 *
 * @param rate how fast people are invited, over all nodes and imports
 * @param approval so many accounts that imports start within a day need a second member
 * @param retention how long the lines of an import are kept after it came to rest
 */
record ImportSettings(
        @Setting("mypage.import.rate") Rate rate,

        @Setting(value = "mypage.import.approval", min = 1) int approval,

        @Setting("mypage.import.retention") Duration retention)
        implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        ImportSettings settings(SettingReader reader) {
            return reader.read(ImportSettings.class);
        }
    }
}
