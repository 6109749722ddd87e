package mypage.profile;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import mypage.platform.Rate;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Rate limits of what signed-in users change.
 *
 * @param invitations additional accounts that one main account invites
 * @param addressMails codes mailed to new addresses of one account
 */
record ProfileSettings(
        @Setting("mypage.invitations") Rate invitations,
        @Setting("mypage.address.mails") Rate addressMails) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        ProfileSettings settings(SettingReader reader) {
            return reader.read(ProfileSettings.class);
        }
    }
}
