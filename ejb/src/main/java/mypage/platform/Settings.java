package mypage.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The settings of this node, read once at the start. Defaults and meaning stand in
 * {@code META-INF/microprofile-config.properties}. An unusable value stops the start with a message that begins with the
 * name of the setting as it is written in the environment.
 */
@ApplicationScoped
public class Settings {

    /** How a connection to the mail server is protected. */
    public enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    /**
     * How often one-time passwords may be typed wrongly.
     *
     * @param tries of one code, the right one included (ASVS 6.6.3)
     * @param failures in a row, whatever the code (NIST SP 800-63B-4, 3.2.2)
     */
    public record OtpLimits(int tries, int failures) {}

    private SettingReader read;
    private Duration otpValidity;
    private OtpLimits otpLimits;
    private RateLimitSettings limits;
    private StaffSettings staff;
    private ImportSettings imports;
    private Duration passValidity;
    private Duration browserValidity;
    private List<Network> proxies;
    private Duration trustValidity;
    private Duration mailRetention;
    private Duration sessionIdle;
    private Duration sessionAbsolute;
    private Duration ownerLinkValidity;
    private Duration resetValidity;
    private Duration invitationValidity;
    private Duration addressWait;
    private Duration accountRetention;
    private URI termsUrl;
    private URI privacyUrl;
    private int confirmationTries;
    private Duration confirmationValidity;
    private int passwordConcurrency;
    private Optional<String> secretKeyFile;
    private URI publicUrl;
    private String smtpHost;
    private int smtpPort;
    private Tls smtpTls;
    private String mailFrom;

    protected Settings() {}

    /** Reads and checks every setting; throws {@link IllegalArgumentException} at the first unusable one. */
    @Inject
    public Settings(Config config) {
        read = new SettingReader(config);
        otpValidity = read.duration("mypage.otp.validity");
        otpLimits = new OtpLimits(read.number("mypage.otp.tries", 1, 10), read.number("mypage.otp.failures", 1, 100));
        limits = RateLimitSettings.read(read);
        staff = StaffSettings.read(read);
        imports = ImportSettings.read(read);
        passValidity = read.duration("mypage.pass.validity");
        browserValidity = read.duration("mypage.browser.validity");
        proxies = read.networks("mypage.proxies");
        trustValidity = read.duration("mypage.trust.validity");
        mailRetention = read.duration("mypage.mail.retention");
        sessionIdle = read.duration("mypage.session.idle");
        sessionAbsolute = read.duration("mypage.session.absolute");
        ownerLinkValidity = read.duration("mypage.owner.link.validity");
        confirmationTries = read.number("mypage.confirmation.tries", 1, 100);
        confirmationValidity = read.duration("mypage.confirmation.validity");
        resetValidity = read.duration("mypage.reset.validity");
        invitationValidity = read.duration("mypage.invitation.validity");
        addressWait = read.duration("mypage.address.wait");
        accountRetention = read.duration("mypage.account.retention");
        termsUrl = read.page("mypage.terms.url");
        privacyUrl = read.page("mypage.privacy.url");
        passwordConcurrency = read.number("mypage.password.concurrency", 0, 1024);
        secretKeyFile = read.text("mypage.secret.keys");
        publicUrl = read.origin("mypage.public.url");
        smtpHost = read.required("mypage.smtp.host");
        smtpPort = read.number("mypage.smtp.port", 1, 65535);
        smtpTls = read.tls("mypage.smtp.tls");
        mailFrom = read.address("mypage.mail.from");
    }

    public Duration otpValidity() {
        return otpValidity;
    }

    public OtpLimits otpLimits() {
        return otpLimits;
    }

    /** How often the rest may be done. */
    public RateLimitSettings limits() {
        return limits;
    }

    public StaffSettings staff() {
        return staff;
    }

    /** The address under which staff reach their pages. */
    public URI adminUrl() {
        return staff.ownUrl().orElse(publicUrl);
    }

    public ImportSettings imports() {
        return imports;
    }

    public Duration passValidity() {
        return passValidity;
    }

    /** How long a browser that is not used is known. */
    public Duration browserValidity() {
        return browserValidity;
    }

    /** From these addresses alone X-Forwarded-For is believed. */
    public List<Network> proxies() {
        return proxies;
    }

    public Duration trustValidity() {
        return trustValidity;
    }

    public Duration mailRetention() {
        return mailRetention;
    }

    public Duration sessionIdle() {
        return sessionIdle;
    }

    public Duration sessionAbsolute() {
        return sessionAbsolute;
    }

    public Duration ownerLinkValidity() {
        return ownerLinkValidity;
    }

    /** How often a password or a code may be tried in a session before it ends, the right ones included. */
    public int confirmationTries() {
        return confirmationTries;
    }

    public Duration confirmationValidity() {
        return confirmationValidity;
    }

    public Duration resetValidity() {
        return resetValidity;
    }

    public Duration invitationValidity() {
        return invitationValidity;
    }

    /** How long the old address can object to an approved request before the new one gets its link. */
    public Duration addressWait() {
        return addressWait;
    }

    /** How long a closed account is kept. */
    public Duration accountRetention() {
        return accountRetention;
    }

    public URI termsUrl() {
        return termsUrl;
    }

    public URI privacyUrl() {
        return privacyUrl;
    }

    /** Password hashes computed at once, at least 1. */
    public int passwordConcurrency() {
        return passwordConcurrency > 0
                ? passwordConcurrency
                : Runtime.getRuntime().availableProcessors();
    }

    Optional<String> secretKeyFile() {
        return secretKeyFile;
    }

    public URI publicUrl() {
        return publicUrl;
    }

    public String smtpHost() {
        return smtpHost;
    }

    public int smtpPort() {
        return smtpPort;
    }

    public Optional<String> smtpUser() {
        return read.text("mypage.smtp.user");
    }

    public String smtpPassword() {
        return read.text("mypage.smtp.password").orElse("");
    }

    public Tls smtpTls() {
        return smtpTls;
    }

    public String mailFrom() {
        return mailFrom;
    }
}
