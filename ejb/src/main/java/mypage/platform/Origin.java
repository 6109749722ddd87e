package mypage.platform;

import java.net.URI;
import java.util.Locale;

/**
 * An origin as browsers write it: in lower case, and without the port that the scheme implies (RFC 6454, 6.2).
 *
 * @param host with its port, unless the scheme implies it
 */
public record Origin(String scheme, String host) {

    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        String implied = scheme.equals("https") ? "443" : "80";
        host = host.toLowerCase(Locale.ROOT).replaceFirst(":(" + implied + ")?$", "");
    }

    public static Origin of(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return new Origin(url.getScheme(), url.getHost() + port);
    }

    @Override
    public String toString() {
        return scheme + "://" + host;
    }
}
