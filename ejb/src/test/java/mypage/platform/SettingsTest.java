package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.Differences;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The keys and defaults of all settings. */
class SettingsTest {

    @Test
    void everyKeyHasADefaultAndIsReadByOneRecord() {
        List<String> read = AllSettings.RECORDS.stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(AllSettings::key)
                .toList();
        Differences.assertNone(DefaultSettings.load().stringPropertyNames(), read);
    }

    @Test
    void everyRecordIsInjectedAndSoReadAtStartup() {
        AllSettings.RECORDS.forEach(type -> assertTrue(isProduced(type), type + " has no producer"));
    }

    private static boolean isProduced(Class<?> type) {
        return Stream.of(type.getDeclaredClasses())
                .flatMap(inner -> Stream.of(inner.getDeclaredMethods()))
                .anyMatch(method -> method.isAnnotationPresent(Produces.class) && method.getReturnType() == type);
    }

    @Test
    @Tag("R9")
    @Tag("R31")
    @Tag("C11")
    void hasUsableDefaults() {
        Map<String, Object> settings = AllSettings.read();
        assertEquals(Duration.ofMinutes(30), settings.get("mypage.otp.validity"));
        assertEquals(Duration.ofDays(90), settings.get("mypage.trust.validity"));
        assertEquals(24, settings.get("mypage.audit.retention"));
        assertEquals(Duration.ofDays(30), settings.get("mypage.mail.retention"));
        assertEquals(Duration.ofDays(7), settings.get("mypage.owner.link.validity"));
        assertEquals(Duration.ofHours(1), settings.get("mypage.reset.validity"));
        assertEquals(Duration.ofHours(24), settings.get("mypage.invitation.validity"));
        assertEquals(new Rate(3, Duration.ofHours(1)), settings.get("mypage.link.mails"));
        assertEquals(new Rate(200, Duration.ofHours(1)), settings.get("mypage.mail.requests.network"));
        assertEquals(new Rate(10, Duration.ofDays(1)), settings.get("mypage.mail.requests.recipient"));
        assertEquals(new Rate(20, Duration.ofHours(1)), settings.get("mypage.invitations"));
        assertEquals(new Rate(5, Duration.ofHours(1)), settings.get("mypage.address.mails"));
        assertEquals(Duration.ofDays(3), settings.get("mypage.address.wait"));
        assertEquals(Duration.ofDays(30), settings.get("mypage.account.retention"));
        assertEquals(List.of(), settings.get("mypage.opening.services"));
        assertEquals(Duration.ofHours(24), settings.get("mypage.opening.validity"));
        assertEquals(100, settings.get("mypage.bulk.approval"));
        assertEquals(Duration.ofDays(3), settings.get("mypage.disclosure.validity"));
        assertEquals(Optional.empty(), settings.get("mypage.dormancy.after"));
        assertEquals(Duration.ofDays(30), settings.get("mypage.dormancy.notice"));
        assertEquals(Duration.ofDays(180), settings.get("mypage.dormancy.retention"));
        assertEquals(new Rate(3000, Duration.ofMinutes(10)), settings.get("mypage.import.rate"));
        assertEquals(Duration.ofDays(30), settings.get("mypage.import.retention"));
        assertEquals(Duration.ofMinutes(10), settings.get("mypage.confirmation.validity"));
        assertEquals(Duration.ofMinutes(30), settings.get("mypage.session.idle"));
        assertEquals(Duration.ofHours(12), settings.get("mypage.session.absolute"));
        assertEquals(Duration.ofMinutes(15), settings.get("mypage.staff.idle"));
        assertEquals(Duration.ofHours(10), settings.get("mypage.staff.absolute"));
        assertEquals(new Rate(10, Duration.ofHours(1)), settings.get("mypage.staff.tries"));
        assertEquals(Duration.ofHours(24), settings.get("mypage.staff.link.validity"));
        assertEquals(false, settings.get("mypage.staff.passkey.required"));
        assertEquals(Duration.ofMinutes(15), settings.get("mypage.staff.confirmation.validity"));
        assertEquals(List.of(), settings.get("mypage.alarm.mails"));
        assertEquals(Optional.empty(), settings.get("mypage.alarm.webhook"));
        assertEquals(Optional.empty(), settings.get("mypage.alarm.webhook.secret"));
        assertEquals(Duration.ofMinutes(15), settings.get("mypage.alarm.pause"));
        assertEquals(Duration.ofDays(7), settings.get("mypage.approval.validity"));
        assertEquals(Duration.ofHours(24), settings.get("mypage.approval.wait"));
        assertEquals(1000, settings.get("mypage.import.approval"));
        assertEquals(Optional.empty(), settings.get("mypage.admin.url"));
        assertEquals(Duration.ofSeconds(10), settings.get("mypage.stop.wait"));
        assertEquals(Optional.of(20), settings.get("mypage.db.pool"));
        assertEquals(Optional.empty(), settings.get("mypage.db.owner"));
        assertEquals(5, settings.get("mypage.otp.tries"));
        assertEquals(new Rate(75, Duration.ofDays(30)), settings.get("mypage.otp.guesses"));
        assertEquals(new Rate(25, Duration.ofDays(30)), settings.get("mypage.staff.guesses"));
        assertEquals(new Rate(100, Duration.ofMinutes(10)), settings.get("mypage.password.tries.network"));
        assertEquals(new Rate(20, Duration.ofHours(10)), settings.get("mypage.password.tries.id"));
        assertEquals(new Rate(20, Duration.ofHours(10)), settings.get("mypage.password.tries.browser"));
        assertEquals(new Rate(100, Duration.ofDays(365)), settings.get("mypage.password.failures.id"));
        assertEquals(new Rate(10, Duration.ofHours(1)), settings.get("mypage.otp.mails"));
        assertEquals(new Rate(60, Duration.ofMinutes(10)), settings.get("mypage.openid.codes"));
        assertEquals(new Rate(2, Duration.ofHours(1)), settings.get("mypage.pass.mails"));
        assertEquals(Duration.ofHours(1), settings.get("mypage.pass.validity"));
        assertEquals(Duration.ofDays(400), settings.get("mypage.browser.validity"));
        assertEquals(List.of(), settings.get("mypage.proxies"));
        assertEquals(
                "[127.0.0.1/32, 0:0:0:0:0:0:0:1/128]",
                settings.get("mypage.metrics").toString());
        assertEquals(ProxyHeader.X_FORWARDED_FOR, settings.get("mypage.proxies.header"));
        assertEquals(10, settings.get("mypage.network.site.factor"));
        assertEquals(List.of("go.jp", "lg.jp"), settings.get("mypage.notice.link.hosts"));
        assertEquals(10, settings.get("mypage.confirmation.tries"));
        assertEquals("NONE", settings.get("mypage.smtp.tls").toString());
        assertEquals(Duration.ofSeconds(10), settings.get("mypage.smtp.timeout.connect"));
        assertEquals(Duration.ofSeconds(30), settings.get("mypage.smtp.timeout.reply"));
        assertEquals(Duration.ofMinutes(1), settings.get("mypage.smtp.timeout.data"));
        assertEquals(Duration.ofMinutes(10), settings.get("mypage.smtp.timeout.end"));
        assertEquals(Duration.ofSeconds(30), settings.get("mypage.smtp.idle"));
        assertEquals(Optional.empty(), settings.get("mypage.smtp.name"));
        assertEquals(Optional.empty(), settings.get("mypage.mail.envelope.from"));
        assertEquals(List.of(), settings.get("mypage.mail.dkim.selectors"));
        assertEquals("dns:", settings.get("mypage.check.dns"));
        assertEquals(Optional.empty(), settings.get("mypage.check.recipient"));
        assertEquals(Optional.empty(), settings.get("mypage.bounce.maildir"));
        assertEquals(Optional.empty(), settings.get("mypage.bounce.imap.host"));
        assertEquals(993, settings.get("mypage.bounce.imap.port"));
        assertEquals("INBOX", settings.get("mypage.bounce.imap.folder"));
        assertEquals("TLS", settings.get("mypage.bounce.imap.tls").toString());
        assertTrue((Integer) settings.get("mypage.password.concurrency") >= 1);
        assertEquals(64, settings.get("mypage.password.unknown.waiting"));
        assertEquals(8, settings.get("mypage.password.unknown.network"));
        assertEquals(Duration.ofDays(7), settings.get("mypage.password.sealing.wait"));
        assertEquals(8, settings.get("mypage.password.wrapping"));
        assertEquals(Optional.empty(), settings.get("mypage.password.breached.file"));
        assertEquals("/info/terms.html", ((URI) settings.get("mypage.terms.url")).getPath());
        assertEquals(Optional.empty(), settings.get("mypage.privacy.url"));
        PlatformSettings platform = DefaultSettings.reader().read(PlatformSettings.class);
        assertEquals(platform.publicUrl(), platform.adminUrl());
    }
}
