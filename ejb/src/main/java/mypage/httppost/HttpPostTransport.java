package mypage.httppost;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import mypage.platform.Network;

/**
 * Posts to other systems over TLS; without it to this machine only. Follows no redirects, and reads nothing of an
 * answer but its status, so that another system can't keep a worker for longer than {@link #PATIENCE}.
 */
@ApplicationScoped
class HttpPostTransport {

    /** Until the status of the answer, the connection included. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration CONNECTION = Duration.ofSeconds(3);

    Duration patience = PATIENCE;

    private HttpClient client;

    /** @return why the other system did not accept it; empty if it did */
    Optional<String> post(HttpPostContent content) throws InterruptedException {
        if (!isProtected(content.address())) {
            return Optional.of("its address is not https");
        }
        HttpRequest request = HttpRequest.newBuilder(content.address())
                .timeout(patience)
                .header("Content-Type", content.mediaType())
                .header("User-Agent", "MyPage")
                .POST(HttpRequest.BodyPublishers.ofString(content.body()))
                .build();
        try {
            HttpResponse<InputStream> answer = client().send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode() / 100 == 2 ? Optional.empty() : Optional.of("status " + answer.statusCode());
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    static boolean isProtected(URI address) {
        return "https".equals(address.getScheme()) || Network.isThisMachine(address.getHost());
    }

    /** Created for the first post, since most nodes never have one. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECTION)
                    .build();
        }
        return client;
    }

    @PreDestroy
    synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
