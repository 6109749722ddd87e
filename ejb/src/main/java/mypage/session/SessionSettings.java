package mypage.session;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of sessions of users.
 *
 * @param idle how long a session lasts without a request
 * @param absolute how long it lasts in any case
 * @param reauthenticationValidity how long a user who authenticated again can change the password
 * @param reauthenticationAttempts how often a password or a code may be typed for that before the session ends, the
 *     right ones included
 */
public record SessionSettings(
        @Setting("mypage.session.idle") Duration idle,
        @Setting("mypage.session.absolute") Duration absolute,
        @Setting("mypage.confirmation.validity") Duration reauthenticationValidity,

        @Setting(value = "mypage.confirmation.tries", min = 1, max = 100)
        int reauthenticationAttempts)
        implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        SessionSettings settings(SettingReader reader) {
            return reader.read(SessionSettings.class);
        }
    }
}
