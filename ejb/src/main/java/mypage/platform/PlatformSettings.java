package mypage.platform;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of the whole site.
 *
 * @param ownAdminUrl a host that serves only the pages for staff; empty when they share the host of those for users
 * @param proxies the only addresses whose {@code proxyHeader} is trusted
 * @param probes the addresses of load balancers that may ask whether a node is well
 * @param metrics the addresses of the monitoring that may read the metrics of a node
 * @param stopWait for how long a node that stops goes on serving, so that load balancers notice
 * @param secretKeys path of the file with the keys
 * @param termsUrl terms to accept at registration
 * @param privacyUrl the privacy policy to accept at registration; nobody can register while it is empty
 */
public record PlatformSettings(
        @Setting(value = "mypage.public.url", origin = true) URI publicUrl,
        @Setting(value = "mypage.admin.url", origin = true) Optional<URI> ownAdminUrl,
        @Setting("mypage.proxies") List<Network> proxies,
        @Setting("mypage.proxies.header") ProxyHeader proxyHeader,
        @Setting("mypage.probes") List<Network> probes,
        @Setting("mypage.metrics") List<Network> metrics,
        @Setting("mypage.stop.wait") Duration stopWait,
        @Setting("mypage.secret.keys") Optional<String> secretKeys,
        @Setting("mypage.terms.url") URI termsUrl,
        @Setting("mypage.privacy.url") Optional<URI> privacyUrl)
        implements Settings {

    public PlatformSettings {
        String host = Origin.of(publicUrl).host();
        if (ownAdminUrl.filter(url -> Origin.of(url).host().equals(host)).isPresent()) {
            throw SettingReader.unusable(
                    "mypage.admin.url",
                    "has the same host as MYPAGE_PUBLIC_URL, under which it would hide all other pages");
        }
        if (privacyUrl.filter(PlatformSettings::isFrontPage).isPresent()) {
            throw SettingReader.unusable("mypage.privacy.url", "is a front page, and not that of the privacy policy");
        }
        proxies = List.copyOf(proxies);
        probes = List.copyOf(probes);
        metrics = List.copyOf(metrics);
    }

    /** Consent to a text that has to be searched first is none. */
    private static boolean isFrontPage(URI page) {
        return page.getPath().matches("/?") && page.getQuery() == null && page.getFragment() == null;
    }

    @Override
    public Set<Risk> risks() {
        return privacyUrl.isEmpty() ? Set.of(Risk.NO_PRIVACY_POLICY) : Set.of();
    }

    /** Where staff reach their pages. */
    public URI adminUrl() {
        return ownAdminUrl.orElse(publicUrl);
    }

    @Dependent
    static class Producer {

        @Produces
        @Singleton
        PlatformSettings settings(SettingReader reader) {
            return reader.read(PlatformSettings.class);
        }
    }
}
