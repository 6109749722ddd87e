package mypage.dormancy;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * When accounts become dormant.
 *
 * @param after how long after the last sign-in the owner is told; empty if accounts never become dormant
 * @param notice how long after that mail the account becomes dormant
 * @param retention how long a dormant account is kept before it is closed
 */
record DormancySettings(
        @Setting("mypage.dormancy.after") Optional<Duration> after,
        @Setting("mypage.dormancy.notice") Duration notice,
        @Setting("mypage.dormancy.retention") Duration retention)
        implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        DormancySettings settings(SettingReader reader) {
            return reader.read(DormancySettings.class);
        }
    }
}
