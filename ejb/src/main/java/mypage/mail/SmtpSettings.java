package mypage.mail;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import mypage.platform.Network;
import mypage.platform.Risk;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of the connection to the mail server. Each phase has a timeout of its own (RFC 5321, 4.5.3.2).
 *
 * @param tls how the connection is protected
 * @param name our name in EHLO; empty for the host of the public URL
 * @param connect timeout of the connection
 * @param reply timeout of the greeting and of the reply to each command
 * @param data timeout of the reply to DATA, and of sending each part of the text
 * @param end timeout of the reply to the end of the text, before which servers scan the mail or make senders wait
 * @param idle how long a connection is kept for the next mail
 */
public record SmtpSettings(
        @Setting("mypage.smtp.host") String host,

        @Setting(value = "mypage.smtp.port", min = 1, max = 65535)
        int port,

        @Setting("mypage.smtp.user") Optional<String> user,
        @Setting("mypage.smtp.password") Optional<String> password,
        @Setting("mypage.smtp.tls") Tls tls,
        @Setting("mypage.smtp.name") Optional<String> name,
        @Setting("mypage.smtp.timeout.connect") Duration connect,
        @Setting("mypage.smtp.timeout.reply") Duration reply,
        @Setting("mypage.smtp.timeout.data") Duration data,
        @Setting("mypage.smtp.timeout.end") Duration end,
        @Setting("mypage.smtp.idle") Duration idle)
        implements Settings {

    enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    /**
     * The replies before DATA, at most: greeting, EHLO twice, STARTTLS, three of AUTH, MAIL, RCPT and RSET, after MAIL,
     * RCPT and RSET on a kept connection that turned out to be lost.
     */
    private static final int REPLIES = 13;

    /** For what has no timeout, such as the lookup of the host. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    public SmtpSettings {
        if (name.filter(given -> !given.matches("[A-Za-z0-9.:\\[\\]-]+")).isPresent()) {
            throw SettingReader.unusable("mypage.smtp.name", "is not the name of a host");
        }
    }

    /** Within this time a mail is accepted, refused or lost. */
    public Duration longestTransfer() {
        return connect.plus(reply.multipliedBy(REPLIES))
                .plus(data.multipliedBy(2))
                .plus(end)
                .plus(MARGIN);
    }

    @Override
    public Set<Risk> risks() {
        return tls == Tls.NONE && !Network.isThisMachine(host) ? Set.of(Risk.PLAIN_MAIL) : Set.of();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        SmtpSettings settings(SettingReader reader) {
            return reader.read(SmtpSettings.class);
        }
    }
}
