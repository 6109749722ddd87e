package mypage.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of the audit trail.
 *
 * @param retention how many whole months a month of events is kept before it may be dropped
 */
record AuditSettings(
        @Setting(value = "mypage.audit.retention", min = 1) int retention) implements Settings {

    /** What the commands use, which run without a server, if the environment says nothing else. */
    static final String USUAL = "24";

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        AuditSettings settings(SettingReader reader) {
            return reader.read(AuditSettings.class);
        }
    }
}
