package mypage.httppost;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import mypage.platform.Network;
import mypage.platform.PlatformSettings;

/**
 * Posts to other systems over TLS; without it to this machine only, and only in a demo, whose users are here too.
 * Follows no redirects, and reads nothing of an answer but its status, so that another system can't keep a worker for
 * longer than {@link #PATIENCE}.
 */
@ApplicationScoped
class HttpPostTransport {

    /** Until the status of the answer, the connection included. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Duration CONNECTION = Duration.ofSeconds(3);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    Duration patience = PATIENCE;

    @Inject
    PlatformSettings platform;

    private HttpClient client;

    /** @return why the other system did not accept it; empty if it did */
    Optional<PostFailure> post(HttpPostContent content) throws InterruptedException {
        try {
            return isProtected(content.address(), platform.publicUrl())
                    ? failure(status(content))
                    : Optional.of(new PostFailure("its address is not https", false));
        } catch (IOException e) {
            return Optional.of(new PostFailure(e.toString(), true));
        } catch (RuntimeException e) {
            return Optional.of(new PostFailure("it can't be sent: " + e, false));
        }
    }

    private static Optional<PostFailure> failure(int status) {
        return status / 100 == 2
                ? Optional.empty()
                : Optional.of(
                        new PostFailure("status " + status, status >= SERVER_ERROR || status == TOO_MANY_REQUESTS));
    }

    private int status(HttpPostContent content) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(content.address())
                .timeout(patience)
                .header("Content-Type", content.mediaType())
                .header("User-Agent", "MyPage")
                .POST(HttpRequest.BodyPublishers.ofString(content.body()));
        content.headers().forEach(request::header);
        HttpResponse<InputStream> answer = client().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    /** @param publicUrl under which users reach us */
    static boolean isProtected(URI address, URI publicUrl) {
        return "https".equals(address.getScheme())
                || Network.isThisMachine(address.getHost()) && Network.isThisMachine(publicUrl.getHost());
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
