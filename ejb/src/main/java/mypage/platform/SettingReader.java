package mypage.platform;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Reads settings by their kind; throws {@link IllegalArgumentException} that names the setting when one is unusable. */
record SettingReader(Config config) {

    Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    String required(String name) {
        return text(name).orElseThrow(() -> unusable(name, "is not set"));
    }

    Duration duration(String name) {
        try {
            Duration value = Duration.parse(required(name));
            if (value.compareTo(Duration.ofSeconds(1)) >= 0) {
                return value;
            }
        } catch (DateTimeParseException e) {
            // The message below says all that the operator needs.
        }
        throw unusable(name, "is not an ISO 8601 duration of at least one second, such as PT30M");
    }

    int number(String name, int least, int most) {
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

    Rate rate(String name) {
        String[] parts = required(name).split("/", -1);
        try {
            Rate rate = new Rate(Integer.parseInt(parts[0]), Duration.parse(parts[1]));
            if (parts.length == 2 && rate.count() > 0 && rate.interval().toMillis() > 0) {
                return rate;
            }
        } catch (RuntimeException e) {
            // The message below says all that the operator needs.
        }
        throw unusable(name, "is not a number of tries and the time in which they are regained, such as 20/PT10H");
    }

    List<Network> networks(String name) {
        return text(name).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(part -> Network.parse(part)
                        .orElseThrow(() ->
                                unusable(name, "is not a list of addresses or ranges, such as 10.0.0.0/8,2001:db8::1")))
                .toList();
    }

    URI origin(String name) {
        String value = required(name);
        if (!value.matches("https?://[A-Za-z0-9.\\-\\[\\]:]+/?")) {
            throw unusable(name, "is not an http or https address without a path, such as https://mypage.example.jp");
        }
        return URI.create(value);
    }

    /** An origin that browsers tell from the other one by the Host header they send. */
    URI originApart(String name, String other) {
        URI origin = origin(name);
        if (host(origin).equals(host(origin(other)))) {
            throw unusable(
                    name, "has the same host as " + environment(other) + ", under which it would hide all other pages");
        }
        return origin;
    }

    /** Without the port that the scheme says already. */
    private static String host(URI origin) {
        String usual = origin.getScheme().equals("https") ? ":443" : ":80";
        String host = origin.getAuthority().toLowerCase(Locale.ROOT);
        return host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host;
    }

    URI page(String name) {
        try {
            URI page = new URI(required(name));
            if (page.getHost() != null && page.getScheme().matches("https?")) {
                return page;
            }
        } catch (URISyntaxException e) {
            // The message below says all that the operator needs.
        }
        throw unusable(name, "is not the http or https address of a page");
    }

    String address(String name) {
        try {
            return new InternetAddress(required(name), true).toString();
        } catch (AddressException e) {
            throw unusable(name, "is not an e-mail address");
        }
    }

    Settings.Tls tls(String name) {
        try {
            return Settings.Tls.valueOf(required(name).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw unusable(name, "is not one of none, starttls, tls");
        }
    }

    static IllegalArgumentException unusable(String name, String why) {
        return new IllegalArgumentException(environment(name) + " " + why);
    }

    private static String environment(String name) {
        return name.toUpperCase(Locale.ROOT).replace('.', '_');
    }
}
