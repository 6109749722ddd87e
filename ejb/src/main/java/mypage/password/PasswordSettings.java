package mypage.password;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import mypage.platform.Rate;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of passwords.
 *
 * @param concurrency password hashes computed at once, at least 1
 * @param unknownWaiting attempts from unknown devices that wait for each one that runs
 * @param unknownNetwork attempts from unknown devices of one network, running or waiting
 * @param sealingWait from the first start of a release that reads sealed passwords until passwords are sealed
 * @param wrapping weak hashes of another system that are wrapped in ours each second; 0 for none
 * @param breachedFile path of a file of breached passwords, which can be opened
 * @param networkAttempts wrong passwords from one network, whatever the ID
 * @param idAttempts wrong passwords for one ID from unknown devices
 * @param idFailures wrong passwords in a row for one ID from unknown devices, before these need a mailed code first
 * @param browserAttempts wrong passwords for one account from one known device
 */
public record PasswordSettings(
        @Setting(value = "mypage.password.concurrency", max = 1024)
        int concurrency,

        @Setting(value = "mypage.password.unknown.waiting", max = 100)
        int unknownWaiting,

        @Setting(value = "mypage.password.unknown.network", min = 1, max = 100)
        int unknownNetwork,

        @Setting("mypage.password.sealing.wait") Duration sealingWait,

        @Setting(value = "mypage.password.wrapping", max = 1000)
        int wrapping,

        @Setting("mypage.password.breached.file") Optional<String> breachedFile,
        @Setting("mypage.password.tries.network") Rate networkAttempts,
        @Setting("mypage.password.tries.id") Rate idAttempts,
        @Setting("mypage.password.failures.id") Rate idFailures,
        @Setting("mypage.password.tries.browser") Rate browserAttempts)
        implements Settings {

    public PasswordSettings {
        concurrency = concurrency > 0 ? concurrency : Runtime.getRuntime().availableProcessors();
        breachedFile.ifPresent(PasswordSettings::check);
    }

    private static void check(String breachedFile) {
        try {
            BreachedFile.open(Path.of(breachedFile)).close();
        } catch (IOException | InvalidPathException e) {
            throw SettingReader.unusable(
                    "mypage.password.breached.file", "names a file that can't be used: " + e.getMessage());
        }
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        PasswordSettings settings(SettingReader reader) {
            return reader.read(PasswordSettings.class);
        }
    }
}
