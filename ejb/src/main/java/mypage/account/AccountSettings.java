package mypage.account;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of accounts.
 *
 * @param retention how long a closed account is kept
 * @param openingServices the services in which people open an account by themselves
 * @param openingValidity how long a mailed link opens an account
 */
public record AccountSettings(
        @Setting("mypage.account.retention") Duration retention,
        @Setting("mypage.opening.services") List<Service> openingServices,
        @Setting("mypage.opening.validity") Duration openingValidity)
        implements Settings {

    public AccountSettings {
        openingServices = List.copyOf(openingServices);
    }

    /** Whether people without an invitation can open an account of this service. */
    public boolean letsOpen(Service service) {
        return openingServices.contains(service);
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        AccountSettings settings(SettingReader reader) {
            return reader.read(AccountSettings.class);
        }
    }
}
