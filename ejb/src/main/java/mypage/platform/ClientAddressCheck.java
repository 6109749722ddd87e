package mypage.platform;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which address of a client the nodes see behind the proxy. */
public final class ClientAddressCheck implements InstallationCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Refusals are written to the audit trail once a minute. */
    private static final Duration UNTIL_AUDITED = Duration.ofSeconds(75);

    /** An address of documentation, which no client has (RFC 5737). */
    private static final String FORGED = "203.0.113.77";

    private final Clock clock = new Clocks().clock();

    /** It takes a minute. */
    @Override
    public boolean isForNodes() {
        return false;
    }

    @Override
    public List<Finding> findings(SettingReader settings) {
        PlatformSettings platform = settings.read(PlatformSettings.class);
        try {
            return List.of(clientAddress(platform, settings.read(DatabaseSettings.class)));
        } catch (IOException e) {
            return List.of(PublicUrlCheck.noAnswer(platform, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Has a request refused, and looks up whom the audit trail names as its client. */
    private Finding clientAddress(PlatformSettings platform, DatabaseSettings database)
            throws IOException, InterruptedException {
        HttpResponse<String> refused = refused(platform);
        String request = refused.headers().firstValue("X-Request-Id").orElse("");
        if (refused.statusCode() != 403 || !request.matches("[0-9a-f]{1,40}")) {
            return PublicUrlCheck.todo(
                    "a post from another site is answered by " + refused.statusCode() + " instead of 403");
        }
        Instant end = clock.instant().plus(UNTIL_AUDITED);
        Optional<String> seen = Optional.empty();
        while (seen.isEmpty() && clock.instant().isBefore(end)) {
            Thread.sleep(1000);
            seen = audited(database, request);
        }
        return seen.map(address -> judge(address, platform))
                .orElseGet(() -> PublicUrlCheck.todo("no audit event for the request " + request
                        + "; is MYPAGE_DB_URL the database of these nodes, and does one run?"));
    }

    private static HttpResponse<String> refused(PlatformSettings platform) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(platform.publicUrl().resolve("/seeker/login"))
                .timeout(PATIENCE)
                .headers("Sec-Fetch-Site", "cross-site", "X-Forwarded-For", FORGED, "Forwarded", "for=" + FORGED)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        return HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .build()
                .send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Finding judge(String address, PlatformSettings platform) {
        boolean isProxy = Network.parse(address)
                .map(seen -> platform.proxies().contains(seen))
                .orElse(false);
        if (address.equals(FORGED)) {
            return PublicUrlCheck.todo("a client can choose its address; the proxy has to replace "
                    + platform.proxyHeader().toString().toLowerCase(Locale.ROOT) + ", not to extend it");
        }
        return isProxy
                ? PublicUrlCheck.todo("all users seem to be " + address
                        + ", the proxy, unless this machine is it; see MYPAGE_PROXIES and MYPAGE_PROXIES_HEADER")
                : PublicUrlCheck.ok("the nodes see " + address + " as the address of this machine; check that it is");
    }

    private static Optional<String> audited(DatabaseSettings settings, String request) {
        try (Connection connection = settings.nodeDatabase().getConnection()) {
            return new AuditedClientRepository(connection).clientOf(request);
        } catch (SQLException e) {
            return Optional.empty();
        }
    }
}
