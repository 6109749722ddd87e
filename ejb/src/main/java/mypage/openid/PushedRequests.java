package mypage.openid;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import mypage.platform.Secrets;

/**
 * Requests that applications pushed (RFC 9126). The {@code request_uri} is the request itself, encrypted with its time:
 * any node understands it, nobody else reads or changes it, and no row is needed.
 */
@Dependent
class PushedRequests {

    /** From the push to the arrival of the browser. */
    static final Duration VALIDITY = Duration.ofSeconds(90);

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private static final String SEAL = "openid-pushed";

    /** Separates the parts; a query contains none. */
    private static final String BETWEEN = "\n";

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** @return the request_uri */
    String push(OpenIdParameters request) {
        byte[] sealed = secrets.seal(SEAL, clock.millis() + BETWEEN + request.query());
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * The pushed request that the parameters name; they themselves if they name none. Other parameters than the client
     * do not count beside it (RFC 9101, 5).
     *
     * @return empty if it is none of ours, too old, or of another client
     */
    Optional<OpenIdParameters> resolve(OpenIdParameters sent) {
        if (!sent.one("request_uri").filter(uri -> uri.startsWith(PREFIX)).isPresent()) {
            return Optional.of(sent);
        }
        try {
            String sealed = sent.one("request_uri").orElseThrow().substring(PREFIX.length());
            String[] parts =
                    secrets.open(SEAL, Base64.getUrlDecoder().decode(sealed)).split(BETWEEN, 2);
            Instant end = Instant.ofEpochMilli(Long.parseLong(parts[0])).plus(VALIDITY);
            return Optional.of(OpenIdParameters.ofQuery(parts[1]))
                    .filter(pushed -> clock.instant().isBefore(end))
                    .filter(pushed -> pushed.one("client_id").equals(sent.one("client_id")));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
