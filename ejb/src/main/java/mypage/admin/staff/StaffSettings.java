package mypage.admin.staff;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Rate;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of staff.
 *
 * @param idle how long a session lasts without a request
 * @param absolute how long a session lasts at most
 * @param attempts wrong passwords for one address, and wrong codes of one member
 * @param guesses how many wrong codes close the second factor of a member, and how long each counts at least. Browsers
 *     in which the member is known have as many of their own
 * @param reauthenticationValidity how long a code counts as recent
 * @param passkeyRequired whether a passkey is the only second factor of members with APPROVE or MANAGE
 * @param linkValidity how long a link to choose both factors can be used
 */
public record StaffSettings(
        @Setting("mypage.staff.idle") Duration idle,
        @Setting("mypage.staff.absolute") Duration absolute,
        @Setting("mypage.staff.tries") Rate attempts,
        @Setting("mypage.staff.guesses") Rate guesses,
        @Setting("mypage.staff.confirmation.validity") Duration reauthenticationValidity,
        @Setting("mypage.staff.passkey.required") boolean passkeyRequired,
        @Setting("mypage.staff.link.validity") Duration linkValidity)
        implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        StaffSettings settings(SettingReader reader) {
            return reader.read(StaffSettings.class);
        }
    }
}
