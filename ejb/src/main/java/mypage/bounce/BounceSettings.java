package mypage.bounce;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import mypage.platform.Network;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Where the mails are that came back: in a mailbox behind IMAP, or in a folder of this node. Neither is set by
 * default, and then nobody reads them.
 *
 * @param maildir a folder in the format Maildir
 * @param host the IMAP server
 * @param folder the folder in the mailbox
 * @param tls how the connection is protected. Returned mails hold links and codes, so only a server on this machine
 *     may be reached in the clear
 */
public record BounceSettings(
        @Setting("mypage.bounce.maildir") Optional<String> maildir,
        @Setting("mypage.bounce.imap.host") Optional<String> host,

        @Setting(value = "mypage.bounce.imap.port", min = 1, max = 65535)
        int port,

        @Setting("mypage.bounce.imap.user") Optional<String> user,
        @Setting("mypage.bounce.imap.password") Optional<String> password,
        @Setting("mypage.bounce.imap.folder") String folder,
        @Setting("mypage.bounce.imap.tls") Tls tls)
        implements Settings {

    enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    public BounceSettings {
        if (maildir.isPresent() && host.isPresent()) {
            throw SettingReader.unusable("mypage.bounce.maildir", "is set, and so is MYPAGE_BOUNCE_IMAP_HOST");
        }
        if (host.isPresent() && (user.isEmpty() || password.isEmpty())) {
            throw SettingReader.unusable(
                    "mypage.bounce.imap.host", "needs MYPAGE_BOUNCE_IMAP_USER and MYPAGE_BOUNCE_IMAP_PASSWORD");
        }
        if (tls == Tls.NONE && host.isPresent() && !Network.isThisMachine(host.get())) {
            throw SettingReader.unusable("mypage.bounce.imap.tls", "may be none only for a server on this machine");
        }
    }

    boolean isSet() {
        return maildir.isPresent() || host.isPresent();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return maildir.orElseGet(() -> host.orElse("") + ":" + port);
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        BounceSettings settings(SettingReader reader) {
            return reader.read(BounceSettings.class);
        }
    }
}
