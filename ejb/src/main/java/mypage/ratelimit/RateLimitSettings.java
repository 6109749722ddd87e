package mypage.ratelimit;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings that all rate limits share.
 *
 * @param siteFactor how many times the limit of one network holds for an IPv6 /48
 */
public record RateLimitSettings(
        @Setting(value = "mypage.network.site.factor", min = 1, max = 1000)
        int siteFactor) implements Settings {

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        RateLimitSettings settings(SettingReader reader) {
            return reader.read(RateLimitSettings.class);
        }
    }
}
