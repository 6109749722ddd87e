package mypage.admin.dashboard;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mypage.account.EmailAddress;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of mails about alarms.
 *
 * @param rules who is told of what: a kind or {@code ALL}, a colon, and an address
 * @param pause the time between two mails of a kind
 */
record AlarmSettings(
        @Setting(AlarmSettings.MAILS) List<String> rules,
        @Setting("mypage.alarm.pause") Duration pause) implements Settings {

    private static final String MAILS = "mypage.alarm.mails";
    private static final String ALL = "ALL";

    AlarmSettings {
        rules = List.copyOf(rules);
        rules.forEach(AlarmSettings::check);
    }

    private static void check(String rule) {
        String[] parts = rule.split(":", 2);
        boolean isKind = Stream.of(AlarmKind.values())
                .map(Enum::name)
                .anyMatch(name -> name.equals(parts[0]) || parts[0].equals(ALL));
        if (!isKind || parts.length < 2 || EmailAddress.of(parts[1]).isEmpty()) {
            throw SettingReader.unusable(
                    MAILS, "is not a list of kinds and addresses, such as NOT_ME:desk@example.jp,ALL:duty@example.jp");
        }
    }

    /** The addresses that are told of this kind. */
    List<String> recipients(AlarmKind kind) {
        return rules.stream()
                .map(rule -> rule.split(":", 2))
                .filter(rule -> rule[0].equals(ALL) || rule[0].equals(kind.name()))
                .map(rule -> rule[1])
                .distinct()
                .toList();
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        AlarmSettings settings(SettingReader reader) {
            return reader.read(AlarmSettings.class);
        }
    }
}
