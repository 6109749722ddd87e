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
 * @param absolute how long a session lasts at most
 * @param reauthenticationValidity how long a sign-in with both factors, or a reauthentication, counts as recent
 * @param reauthenticationAttempts how many passwords and codes may be typed for a reauthentication before the session
 *     ends, including the right ones
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
