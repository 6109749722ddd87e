package mypage.admin.dashboard;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.EmailAddress;
import mypage.httppost.HttpPostOutbox;
import mypage.platform.PlatformSettings;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of mails and posts about alarms.
 *
 * @param rules who is told of what: a kind or {@code ALL}, a colon, and an address
 * @param pause the time between two mails of a kind
 * @param webhook where alarms are posted
 * @param webhookSecret signs the posts
 */
record AlarmSettings(
        @Setting(AlarmSettings.MAILS) List<String> rules,
        @Setting("mypage.alarm.pause") Duration pause,
        @Setting(AlarmSettings.WEBHOOK) Optional<URI> webhook,
        @Setting(AlarmSettings.WEBHOOK_SECRET) Optional<String> webhookSecret)
        implements Settings {

    private static final int SHORTEST_SECRET = 32;
    private static final String WEBHOOK = "mypage.alarm.webhook";
    private static final String WEBHOOK_SECRET = "mypage.alarm.webhook.secret";
    private static final String MAILS = "mypage.alarm.mails";
    private static final String ALL = "ALL";

    AlarmSettings {
        rules = List.copyOf(rules);
        rules.forEach(AlarmSettings::check);
        webhook.ifPresent(AlarmSettings::check);
        boolean isSigned = webhookSecret
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .isPresent();
        if (isSigned != webhook.isPresent() || isSigned != webhookSecret.isPresent()) {
            throw SettingReader.unusable(
                    WEBHOOK_SECRET,
                    "is not a secret of at least " + SHORTEST_SECRET
                            + " characters; it belongs to MYPAGE_ALARM_WEBHOOK, and one is not set without the other");
        }
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

    /** The part before the host would stand in the table of posts and in the log. */
    private static void check(URI webhook) {
        if (webhook.getRawUserInfo() != null) {
            throw SettingReader.unusable(WEBHOOK, "has a user or a password, which we would not keep secret");
        }
    }

    /**
     * In the clear only to this machine, and only in a demo.
     *
     * @param publicUrl under which users reach us
     */
    AlarmSettings checked(URI publicUrl) {
        if (webhook.filter(address -> !HttpPostOutbox.isSent(address, publicUrl))
                .isPresent()) {
            throw SettingReader.unusable(WEBHOOK, "is not an https address");
        }
        return this;
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

    /** Without the secret, and without the path, which may be one. */
    @Override
    public String toString() {
        return rules + " " + webhook.map(URI::getHost);
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        AlarmSettings settings(SettingReader reader, PlatformSettings platform) {
            return reader.read(AlarmSettings.class).checked(platform.publicUrl());
        }
    }
}
