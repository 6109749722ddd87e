package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.enterprise.inject.Produces;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mypage.Differences;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of all rooms. */
class SettingsTest {

    private static final List<Class<? extends Record>> RECORDS = new ClassFileImporter()
            .importPackages("mypage").stream()
                    .filter(type -> type.isRecord() && type.isAssignableTo(Settings.class))
                    .map(JavaClass::reflect)
                    .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                    .toList();

    @Test
    void everyKeyHasADefaultAndIsReadByOneRecord() {
        List<String> read = RECORDS.stream()
                .flatMap(type -> Stream.of(type.getRecordComponents()))
                .map(SettingsTest::key)
                .toList();
        Differences.assertNone(DefaultSettings.load().stringPropertyNames(), read);
    }

    @Test
    void everyRecordIsInjectedAndSoReadAtStartup() {
        RECORDS.forEach(type -> assertTrue(isProduced(type), type + " has no producer"));
    }

    private static boolean isProduced(Class<?> type) {
        return Stream.of(type.getDeclaredClasses())
                .flatMap(inner -> Stream.of(inner.getDeclaredMethods()))
                .anyMatch(method -> method.isAnnotationPresent(Produces.class) && method.getReturnType() == type);
    }

    private static String key(RecordComponent component) {
        return component.getAnnotation(Setting.class).value();
    }

    /** What the records of all rooms hold, by key. */
    private static Map<String, Object> read(String... changed) {
        Map<String, Object> values = new TreeMap<>();
        for (Class<? extends Record> type : RECORDS) {
            Object settings = DefaultSettings.reader(changed).read(type);
            for (RecordComponent component : type.getRecordComponents()) {
                values.put(key(component), value(component.getAccessor(), settings));
            }
        }
        return values;
    }

    private static Object value(Method accessor, Object settings) {
        try {
            accessor.setAccessible(true);
            return accessor.invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("R9")
    @Tag("R31")
    @Tag("C11")
    void hasUsableDefaults() {
        Map<String, Object> settings = read();
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

    @ParameterizedTest
    @CsvSource({
        "mypage.otp.validity, 30, MYPAGE_OTP_VALIDITY",
        "mypage.otp.validity, PT0S, MYPAGE_OTP_VALIDITY",
        "mypage.otp.validity, -PT30M, MYPAGE_OTP_VALIDITY",
        "mypage.otp.tries, 0, MYPAGE_OTP_TRIES",
        "mypage.alarm.mails, duty@example.jp, MYPAGE_ALARM_MAILS",
        "mypage.alarm.mails, NOBODY:duty@example.jp, MYPAGE_ALARM_MAILS",
        "mypage.alarm.mails, NOT_ME:duty, MYPAGE_ALARM_MAILS",
        "mypage.alarm.webhook, https://user:secret@alarms.example.jp/, MYPAGE_ALARM_WEBHOOK",
        "mypage.alarm.webhook, https://alarms.example.jp/, MYPAGE_ALARM_WEBHOOK_SECRET",
        "mypage.alarm.webhook.secret, 0123456789abcdef0123456789abcdef, MYPAGE_ALARM_WEBHOOK_SECRET",
        "mypage.audit.retention, 0, MYPAGE_AUDIT_RETENTION",
        "mypage.audit.retention, P2Y, MYPAGE_AUDIT_RETENTION",
        "mypage.confirmation.tries, 0, MYPAGE_CONFIRMATION_TRIES",
        "mypage.openid.codes, 60, MYPAGE_OPENID_CODES",
        "mypage.otp.guesses, 101/P30D, MYPAGE_OTP_GUESSES",
        "mypage.staff.guesses, 25, MYPAGE_STAFF_GUESSES",
        "mypage.otp.mails, 10, MYPAGE_OTP_MAILS",
        "mypage.password.tries.id, 0/PT1H, MYPAGE_PASSWORD_TRIES_ID",
        "mypage.password.failures.id, 100, MYPAGE_PASSWORD_FAILURES_ID",
        "mypage.password.tries.id, 20/PT0S, MYPAGE_PASSWORD_TRIES_ID",
        "mypage.password.tries.id, 20/PT1H/2, MYPAGE_PASSWORD_TRIES_ID",
        "mypage.password.tries.network, many, MYPAGE_PASSWORD_TRIES_NETWORK",
        "mypage.password.tries.browser, 20/1h, MYPAGE_PASSWORD_TRIES_BROWSER",
        "mypage.pass.mails, '', MYPAGE_PASS_MAILS",
        "mypage.proxies, proxy.example.jp, MYPAGE_PROXIES",
        "mypage.proxies, '10.0.0.0/8,10.0.0.0/33', MYPAGE_PROXIES",
        "mypage.metrics, monitoring, MYPAGE_METRICS",
        "mypage.proxies.header, X-Real-IP, MYPAGE_PROXIES_HEADER",
        "mypage.trust.validity, 90, MYPAGE_TRUST_VALIDITY",
        "mypage.mail.retention, '', MYPAGE_MAIL_RETENTION",
        "mypage.owner.link.validity, 7, MYPAGE_OWNER_LINK_VALIDITY",
        "mypage.confirmation.validity, '', MYPAGE_CONFIRMATION_VALIDITY",
        "mypage.reset.validity, PT0S, MYPAGE_RESET_VALIDITY",
        "mypage.invitation.validity, 24h, MYPAGE_INVITATION_VALIDITY",
        "mypage.link.mails, 3, MYPAGE_LINK_MAILS",
        "mypage.mail.requests.network, 0/PT1H, MYPAGE_MAIL_REQUESTS_NETWORK",
        "mypage.mail.requests.recipient, 10, MYPAGE_MAIL_REQUESTS_RECIPIENT",
        "mypage.invitations, '', MYPAGE_INVITATIONS",
        "mypage.address.mails, '', MYPAGE_ADDRESS_MAILS",
        "mypage.address.wait, 3, MYPAGE_ADDRESS_WAIT",
        "mypage.account.retention, '', MYPAGE_ACCOUNT_RETENTION",
        "mypage.opening.services, everybody, MYPAGE_OPENING_SERVICES",
        "mypage.opening.validity, 24, MYPAGE_OPENING_VALIDITY",
        "mypage.bulk.approval, 0, MYPAGE_BULK_APPROVAL",
        "mypage.disclosure.validity, PT0S, MYPAGE_DISCLOSURE_VALIDITY",
        "mypage.dormancy.after, P2Y, MYPAGE_DORMANCY_AFTER",
        "mypage.dormancy.notice, '', MYPAGE_DORMANCY_NOTICE",
        "mypage.dormancy.retention, PT0S, MYPAGE_DORMANCY_RETENTION",
        "mypage.terms.url, terms.html, MYPAGE_TERMS_URL",
        "mypage.terms.url, 'javascript:alert(1)', MYPAGE_TERMS_URL",
        "mypage.privacy.url, 'https://a b/', MYPAGE_PRIVACY_URL",
        "mypage.privacy.url, https://www.example.jp/, MYPAGE_PRIVACY_URL",
        "mypage.privacy.url, https://www.example.jp, MYPAGE_PRIVACY_URL",
        "mypage.session.idle, '', MYPAGE_SESSION_IDLE",
        "mypage.staff.idle, '', MYPAGE_STAFF_IDLE",
        "mypage.staff.tries, 10, MYPAGE_STAFF_TRIES",
        "mypage.staff.passkey.required, yes, MYPAGE_STAFF_PASSKEY_REQUIRED",
        "mypage.staff.confirmation.validity, 15, MYPAGE_STAFF_CONFIRMATION_VALIDITY",
        "mypage.approval.validity, '', MYPAGE_APPROVAL_VALIDITY",
        "mypage.approval.wait, P7D, MYPAGE_APPROVAL_WAIT",
        "mypage.import.approval, 0, MYPAGE_IMPORT_APPROVAL",
        "mypage.staff.link.validity, 24h, MYPAGE_STAFF_LINK_VALIDITY",
        "mypage.admin.url, https://example.jp/admin, MYPAGE_ADMIN_URL",
        "mypage.admin.url, http://LOCALHOST:8080/, MYPAGE_ADMIN_URL",
        "mypage.session.absolute, soon, MYPAGE_SESSION_ABSOLUTE",
        "mypage.smtp.port, 0, MYPAGE_SMTP_PORT",
        "mypage.smtp.port, 65536, MYPAGE_SMTP_PORT",
        "mypage.smtp.tls, ssl, MYPAGE_SMTP_TLS",
        "mypage.smtp.host, ' ', MYPAGE_SMTP_HOST",
        "mypage.smtp.name, 'a b', MYPAGE_SMTP_NAME",
        "mypage.smtp.timeout.connect, 0, MYPAGE_SMTP_TIMEOUT_CONNECT",
        "mypage.smtp.timeout.reply, PT0S, MYPAGE_SMTP_TIMEOUT_REPLY",
        "mypage.smtp.timeout.data, '', MYPAGE_SMTP_TIMEOUT_DATA",
        "mypage.smtp.timeout.end, 10, MYPAGE_SMTP_TIMEOUT_END",
        "mypage.smtp.idle, PT0.1S, MYPAGE_SMTP_IDLE",
        "mypage.mail.envelope.from, bounce, MYPAGE_MAIL_ENVELOPE_FROM",
        "mypage.mail.envelope.from, 'B <bounce@example.jp>', MYPAGE_MAIL_ENVELOPE_FROM",
        "mypage.mail.envelope.from, a-name-of-twenty-eight-signs@example.jp, MYPAGE_MAIL_ENVELOPE_FROM",
        "mypage.bounce.imap.port, 0, MYPAGE_BOUNCE_IMAP_PORT",
        "mypage.bounce.imap.tls, ssl, MYPAGE_BOUNCE_IMAP_TLS",
        "mypage.bounce.imap.host, imap.example.jp, MYPAGE_BOUNCE_IMAP_HOST",
        "mypage.check.dns, 192.0.2.1, MYPAGE_CHECK_DNS",
        "mypage.check.recipient, operator, MYPAGE_CHECK_RECIPIENT",
        "mypage.mail.from, 'a <宛先@example.jp>', MYPAGE_MAIL_FROM",
        "mypage.mail.from, '', MYPAGE_MAIL_FROM",
        "mypage.mail.from, 'no one', MYPAGE_MAIL_FROM",
        "mypage.mail.from, '\uFFFD\uFFFD <mail@example.jp>', MYPAGE_MAIL_FROM",
        "mypage.password.concurrency, -1, MYPAGE_PASSWORD_CONCURRENCY",
        "mypage.network.site.factor, 0, MYPAGE_NETWORK_SITE_FACTOR",
        "mypage.notice.link.hosts, https://go.jp/, MYPAGE_NOTICE_LINK_HOSTS",
        "mypage.password.unknown.waiting, -1, MYPAGE_PASSWORD_UNKNOWN_WAITING",
        "mypage.password.unknown.network, 0, MYPAGE_PASSWORD_UNKNOWN_NETWORK",
        "mypage.password.sealing.wait, 7, MYPAGE_PASSWORD_SEALING_WAIT",
        "mypage.password.wrapping, -1, MYPAGE_PASSWORD_WRAPPING",
        "mypage.db.owner, mypage, MYPAGE_DB_OWNER",
        "mypage.db.pool, 3, MYPAGE_DB_POOL",
        "mypage.db.pool, 201, MYPAGE_DB_POOL",
        "mypage.password.breached.file, /no/such/file, MYPAGE_PASSWORD_BREACHED_FILE",
        "mypage.public.url, mypage.example.jp, MYPAGE_PUBLIC_URL",
        "mypage.public.url, 'https://a:b:c', MYPAGE_PUBLIC_URL",
        "mypage.public.url, https://example.jp/path, MYPAGE_PUBLIC_URL"
    })
    void reportsAnUnusableValueInOneLineThatNamesTheSetting(String key, String value, String environment) {
        String message = assertThrows(IllegalArgumentException.class, () -> read(key + "=" + value))
                .getMessage();
        assertTrue(message.startsWith(environment + " "), message);
        assertEquals(1, message.lines().count());
    }
}
