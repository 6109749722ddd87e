package mypage.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.Duration;
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

    private Config config;
    private Duration otpValidity;
    private Duration trustValidity;
    private Duration mailRetention;
    private Duration sessionIdle;
    private Duration sessionAbsolute;
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
        this.config = config;
        otpValidity = duration("mypage.otp.validity");
        trustValidity = duration("mypage.trust.validity");
        mailRetention = duration("mypage.mail.retention");
        sessionIdle = duration("mypage.session.idle");
        sessionAbsolute = duration("mypage.session.absolute");
        passwordConcurrency = number("mypage.password.concurrency", 0, 1024);
        secretKeyFile = text("mypage.secret.keys");
        publicUrl = origin("mypage.public.url");
        smtpHost = required("mypage.smtp.host");
        smtpPort = number("mypage.smtp.port", 1, 65535);
        smtpTls = tls("mypage.smtp.tls");
        mailFrom = address("mypage.mail.from");
    }

    public Duration otpValidity() {
        return otpValidity;
    }

    public Duration trustValidity() {
        return trustValidity;
    }

    Duration mailRetention() {
        return mailRetention;
    }

    public Duration sessionIdle() {
        return sessionIdle;
    }

    public Duration sessionAbsolute() {
        return sessionAbsolute;
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
        return text("mypage.smtp.user");
    }

    public String smtpPassword() {
        return text("mypage.smtp.password").orElse("");
    }

    public Tls smtpTls() {
        return smtpTls;
    }

    public String mailFrom() {
        return mailFrom;
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private String required(String name) {
        return text(name).orElseThrow(() -> unusable(name, "is not set"));
    }

    private Duration duration(String name) {
        try {
            Duration value = Duration.parse(required(name));
            if (value.compareTo(Duration.ofSeconds(1)) >= 0) {
                return value;
            }
        } catch (java.time.format.DateTimeParseException e) {
            // The message below says all that the operator needs.
        }
        throw unusable(name, "is not an ISO 8601 duration of at least one second, such as PT30M");
    }

    private int number(String name, int least, int most) {
        try {
            int value = Integer.parseInt(required(name));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // The message below says all that the operator needs.
        }
        throw unusable(name, "is not a whole number from " + least + " to " + most);
    }

    private URI origin(String name) {
        String value = required(name);
        if (!value.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+/?")) {
            throw unusable(name, "is not an http or https address without a path, such as https://mypage.example.jp");
        }
        return URI.create(value);
    }

    private String address(String name) {
        try {
            return new InternetAddress(required(name), true).toString();
        } catch (AddressException e) {
            throw unusable(name, "is not an e-mail address");
        }
    }

    private Tls tls(String name) {
        try {
            return Tls.valueOf(required(name).toUpperCase(java.util.Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unusable(name, "is not one of none, starttls, tls");
        }
    }

    static IllegalArgumentException unusable(String name, String why) {
        return new IllegalArgumentException(
                name.toUpperCase(java.util.Locale.ROOT).replace('.', '_') + " " + why);
    }
}
