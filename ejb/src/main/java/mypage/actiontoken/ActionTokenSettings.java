package mypage.actiontoken;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * How long mailed links can be used.
 *
 * @param ownerLinkValidity links by which owners say that it was not them
 * @param resetValidity links to choose a new password
 * @param invitationValidity links that invite to a new account
 */
public record ActionTokenSettings(
        @Setting("mypage.owner.link.validity") Duration ownerLinkValidity,
        @Setting("mypage.reset.validity") Duration resetValidity,
        @Setting("mypage.invitation.validity") Duration invitationValidity)
        implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        ActionTokenSettings settings(SettingReader reader) {
            return reader.read(ActionTokenSettings.class);
        }
    }
}
