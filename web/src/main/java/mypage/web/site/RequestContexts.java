package mypage.web.site;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import mypage.platform.Language;
import mypage.platform.ProxyHeader;
import mypage.platform.RequestContext;

/** The {@link RequestContext} of a request. Its ID is made here and never taken from the request. */
public final class RequestContexts {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ATTRIBUTE = RequestContext.class.getName();

    private static final int LONGEST_USER_AGENT = 300;

    /** The database can't store all of them, and a request that contains some is refused and recorded. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private RequestContexts() {}

    static void identify(HttpServletRequest request, ForwardedFor forwarded) {
        var language = PageLanguage.of(request);
        request.setAttribute(
                ATTRIBUTE, new RequestContext(forwarded.client(request), newId(), userAgent(request), language));
    }

    /** From now on the request is answered in this language. */
    static void setLanguage(HttpServletRequest request, Language language) {
        request.setAttribute(ATTRIBUTE, of(request).reading(language));
    }

    public static RequestContext of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) == null) {
            identify(request, new ForwardedFor(List.of(), ProxyHeader.X_FORWARDED_FOR));
        }
        return (RequestContext) request.getAttribute(ATTRIBUTE);
    }

    /** From now on the request is made by this member of staff. */
    public static void identifyStaff(HttpServletRequest request, long staffId) {
        request.setAttribute(ATTRIBUTE, of(request).actingAs(staffId));
    }

    private static String userAgent(HttpServletRequest request) {
        var sent = Objects.requireNonNullElse(request.getHeader("User-Agent"), "");
        return CONTROL.matcher(sent.substring(0, Math.min(sent.length(), LONGEST_USER_AGENT)))
                .replaceAll(" ");
    }

    private static String newId() {
        var bytes = new byte[8];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
