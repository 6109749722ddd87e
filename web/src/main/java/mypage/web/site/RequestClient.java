package mypage.web.site;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import mypage.audit.Client;

/** The {@link Client} of a request; its id is made here and never taken from the request. */
public final class RequestClient {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ATTRIBUTE = Client.class.getName();

    private RequestClient() {}

    public static Client of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            request.setAttribute(ATTRIBUTE, new Client(request.getRemoteAddr(), newId()));
        }
        return (Client) request.getAttribute(ATTRIBUTE);
    }

    private static String newId() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
