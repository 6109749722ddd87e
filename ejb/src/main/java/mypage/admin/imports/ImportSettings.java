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
 * @param rate how fast people are invited, for all nodes and imports together
 * @param retention how long the lines of an import are kept once nothing happens to it
 */
record ImportSettings(
        @Setting("mypage.import.rate") Rate rate,
        @Setting("mypage.import.retention") Duration retention) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        ImportSettings settings(SettingReader reader) {
            return reader.read(ImportSettings.class);
        }
    }
}
