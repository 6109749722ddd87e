package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    @Tag("R9")
    @Tag("R31")
    @Tag("C11")
    void hasUsableDefaults() {
        Settings settings = new Settings(MapConfig.defaults());
        assertEquals(Duration.ofMinutes(30), settings.otpValidity());
        assertEquals(Duration.ofDays(90), settings.trustValidity());
        assertEquals(Duration.ofDays(30), settings.mailRetention());
        assertEquals(Duration.ofDays(7), settings.ownerLinkValidity());
        assertEquals(Duration.ofHours(1), settings.resetValidity());
        assertEquals(Duration.ofHours(24), settings.invitationValidity());
        assertEquals(new Rate(3, Duration.ofHours(1)), settings.limits().linkMails());
        assertEquals(new Rate(100, Duration.ofHours(1)), settings.limits().linkMailsNetwork());
        assertEquals(new Rate(20, Duration.ofHours(1)), settings.limits().invitations());
        assertEquals(new Rate(5, Duration.ofHours(1)), settings.limits().addressMails());
        assertEquals(Duration.ofDays(3), settings.addressWait());
        assertEquals(Duration.ofDays(30), settings.accountRetention());
        assertEquals(new Rate(3000, Duration.ofMinutes(10)), settings.imports().rate());
        assertEquals(Duration.ofDays(30), settings.imports().retention());
        assertEquals("/info/terms.html", settings.termsUrl().getPath());
        assertEquals("https", settings.privacyUrl().getScheme());
        assertEquals(Duration.ofMinutes(10), settings.confirmationValidity());
        assertEquals(Duration.ofMinutes(30), settings.sessionIdle());
        assertEquals(
                new StaffSettings(
                        Duration.ofMinutes(15),
                        Duration.ofHours(10),
                        new Rate(10, Duration.ofHours(1)),
                        Duration.ofHours(24),
                        Optional.empty()),
                settings.staff());
        assertEquals(settings.publicUrl(), settings.adminUrl());
        assertEquals(Duration.ofHours(12), settings.sessionAbsolute());
        assertTrue(settings.passwordConcurrency() >= 1);
        assertEquals(new Settings.OtpLimits(5, 100), settings.otpLimits());
        assertEquals(new Rate(100, Duration.ofMinutes(10)), settings.limits().networkTries());
        assertEquals(new Rate(20, Duration.ofHours(10)), settings.limits().idTries());
        assertEquals(new Rate(20, Duration.ofHours(10)), settings.limits().browserTries());
        assertEquals(new Rate(10, Duration.ofHours(1)), settings.limits().otpMails());
        assertEquals(new Rate(2, Duration.ofHours(1)), settings.limits().passMails());
        assertEquals(Duration.ofHours(1), settings.passValidity());
        assertEquals(Duration.ofDays(400), settings.browserValidity());
        assertEquals(List.of(), settings.proxies());
        assertEquals(10, settings.confirmationTries());
        assertEquals(Settings.Tls.NONE, settings.smtpTls());
    }

    @ParameterizedTest
    @CsvSource({
        "mypage.otp.validity, 30, MYPAGE_OTP_VALIDITY",
        "mypage.otp.validity, PT0S, MYPAGE_OTP_VALIDITY",
        "mypage.otp.validity, -PT30M, MYPAGE_OTP_VALIDITY",
        "mypage.otp.tries, 0, MYPAGE_OTP_TRIES",
        "mypage.confirmation.tries, 0, MYPAGE_CONFIRMATION_TRIES",
        "mypage.otp.failures, 101, MYPAGE_OTP_FAILURES",
        "mypage.otp.mails, 10, MYPAGE_OTP_MAILS",
        "mypage.password.tries.id, 0/PT1H, MYPAGE_PASSWORD_TRIES_ID",
        "mypage.password.tries.id, 20/PT0S, MYPAGE_PASSWORD_TRIES_ID",
        "mypage.password.tries.id, 20/PT1H/2, MYPAGE_PASSWORD_TRIES_ID",
        "mypage.password.tries.network, many, MYPAGE_PASSWORD_TRIES_NETWORK",
        "mypage.password.tries.browser, 20/1h, MYPAGE_PASSWORD_TRIES_BROWSER",
        "mypage.pass.mails, '', MYPAGE_PASS_MAILS",
        "mypage.proxies, proxy.example.jp, MYPAGE_PROXIES",
        "mypage.proxies, '10.0.0.0/8,10.0.0.0/33', MYPAGE_PROXIES",
        "mypage.trust.validity, 90, MYPAGE_TRUST_VALIDITY",
        "mypage.mail.retention, '', MYPAGE_MAIL_RETENTION",
        "mypage.owner.link.validity, 7, MYPAGE_OWNER_LINK_VALIDITY",
        "mypage.confirmation.validity, '', MYPAGE_CONFIRMATION_VALIDITY",
        "mypage.reset.validity, PT0S, MYPAGE_RESET_VALIDITY",
        "mypage.invitation.validity, 24h, MYPAGE_INVITATION_VALIDITY",
        "mypage.link.mails, 3, MYPAGE_LINK_MAILS",
        "mypage.link.mails.network, 0/PT1H, MYPAGE_LINK_MAILS_NETWORK",
        "mypage.invitations, '', MYPAGE_INVITATIONS",
        "mypage.address.mails, '', MYPAGE_ADDRESS_MAILS",
        "mypage.address.wait, 3, MYPAGE_ADDRESS_WAIT",
        "mypage.account.retention, '', MYPAGE_ACCOUNT_RETENTION",
        "mypage.terms.url, terms.html, MYPAGE_TERMS_URL",
        "mypage.terms.url, 'javascript:alert(1)', MYPAGE_TERMS_URL",
        "mypage.privacy.url, 'https://a b/', MYPAGE_PRIVACY_URL",
        "mypage.session.idle, '', MYPAGE_SESSION_IDLE",
        "mypage.staff.idle, '', MYPAGE_STAFF_IDLE",
        "mypage.staff.tries, 10, MYPAGE_STAFF_TRIES",
        "mypage.staff.link.validity, 24h, MYPAGE_STAFF_LINK_VALIDITY",
        "mypage.admin.url, https://example.jp/admin, MYPAGE_ADMIN_URL",
        "mypage.admin.url, http://LOCALHOST:8080/, MYPAGE_ADMIN_URL",
        "mypage.session.absolute, soon, MYPAGE_SESSION_ABSOLUTE",
        "mypage.smtp.port, 0, MYPAGE_SMTP_PORT",
        "mypage.smtp.port, 65536, MYPAGE_SMTP_PORT",
        "mypage.smtp.tls, ssl, MYPAGE_SMTP_TLS",
        "mypage.smtp.host, ' ', MYPAGE_SMTP_HOST",
        "mypage.mail.from, '', MYPAGE_MAIL_FROM",
        "mypage.mail.from, 'no one', MYPAGE_MAIL_FROM",
        "mypage.password.concurrency, -1, MYPAGE_PASSWORD_CONCURRENCY",
        "mypage.public.url, mypage.example.jp, MYPAGE_PUBLIC_URL",
        "mypage.public.url, https://example.jp/path, MYPAGE_PUBLIC_URL"
    })
    void anUnusableValueIsToldInOneLineThatNamesTheSetting(String name, String value, String environment) {
        MapConfig config = MapConfig.defaults();
        config.values().setProperty(name, value);
        String message = assertThrows(IllegalArgumentException.class, () -> new Settings(config))
                .getMessage();
        assertTrue(message.startsWith(environment + " "), message);
        assertEquals(1, message.lines().count());
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.jp, https://EXAMPLE.jp:443, false",
        "https://example.jp, http://example.jp, false",
        "https://example.jp, https://example.jp:8443, true",
        "https://example.jp, https://admin.example.jp, true"
    })
    void theHostOfTheStaffIsNotThatOfUsers(String users, String staff, boolean usable) {
        MapConfig config = MapConfig.defaults();
        config.values().setProperty("mypage.public.url", users);
        config.values().setProperty("mypage.admin.url", staff);
        if (usable) {
            assertEquals(URI.create(staff), new Settings(config).adminUrl());
        } else {
            assertThrows(IllegalArgumentException.class, () -> new Settings(config));
        }
    }
}
