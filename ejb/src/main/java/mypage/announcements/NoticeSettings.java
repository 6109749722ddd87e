package mypage.announcements;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mypage.platform.Setting;
import mypage.platform.SettingReader;
import mypage.platform.Settings;

/**
 * Settings of notices.
 *
 * @param linkHosts the hosts that links in notices may lead to, each with all hosts below it, in lower case
 */
public record NoticeSettings(
        @Setting("mypage.notice.link.hosts") List<String> linkHosts) implements Settings {

    public NoticeSettings {
        linkHosts = List.copyOf(
                linkHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
        if (!linkHosts.stream()
                .flatMap(host -> Stream.of(host.split("\\.", -1)))
                .allMatch(label -> label.matches("[a-z0-9-]+"))) {
            throw SettingReader.unusable(
                    "mypage.notice.link.hosts", "is not a list of host names, such as mhlw.go.jp,pref.osaka.lg.jp");
        }
    }

    /** Whether a notice may link to this address. It may to none that only some programs can read. */
    public boolean mayLinkTo(String url) {
        try {
            URI target = new URI(url);
            return "https".equals(target.getScheme()) && target.getHost() != null && isAllowed(target.getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isAllowed(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return linkHosts.stream().anyMatch(allowed -> name.equals(allowed) || name.endsWith("." + allowed));
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        NoticeSettings settings(SettingReader reader) {
            return reader.read(NoticeSettings.class);
        }
    }
}
