package mypage.addressrequests;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of requests to change an address that its owner has lost.
 *
 * @param objectionPeriod how long the old address can object to an approved request before the new one gets its link
 */
public record AddressRequestSettings(
        @Setting("mypage.address.wait") Duration objectionPeriod) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        AddressRequestSettings settings(SettingReader reader) {
            return reader.read(AddressRequestSettings.class);
        }
    }
}
