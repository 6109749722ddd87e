package mypage.httppost;

import java.net.URI;
import java.util.Map;

/**
 * What is posted, and where to.
 *
 * @param headers beside the media type
 */
public record HttpPostContent(URI address, String mediaType, String body, Map<String, String> headers) {

    public HttpPostContent {
        headers = Map.copyOf(headers);
    }

    public HttpPostContent(URI address, String mediaType, String body) {
        this(address, mediaType, body, Map.of());
    }
}
