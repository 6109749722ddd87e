package mypage.account;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of accounts.
 *
 * @param retention how long a closed account is kept
 */
public record AccountSettings(
        @Setting("mypage.account.retention") Duration retention) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        AccountSettings settings(SettingReader reader) {
            return reader.read(AccountSettings.class);
        }
    }
}
