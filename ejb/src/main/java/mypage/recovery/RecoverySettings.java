package mypage.recovery;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import mypage.platform.Rate;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Rate limits of links to choose a password, requested by somebody who is not signed in.
 *
 * @param mails links mailed to one account
 */
record RecoverySettings(@Setting("mypage.link.mails") Rate mails) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        RecoverySettings settings(SettingReader reader) {
            return reader.read(RecoverySettings.class);
        }
    }
}
