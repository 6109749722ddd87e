package mypage.web.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.platform.Language;

/**
 * The language of a page: the one that was chosen on some page and that a cookie remembers, or else what the browser prefers. Each
 * page has a button for each language. Where it has a form to fill in, the button sends that form: the page comes again with
 * all that was typed and nothing is done (see {@link LanguageSwitch}). Elsewhere it leads back to the same page. Staff read Japanese.
 */
public class PageLanguage extends HttpFilter {

    static final String COOKIE = "__Host-language";

    private static final String CHOSEN = "lang";
    private static final String FACES = "jakarta.faces.ViewState";
    private static final Duration REMEMBERED = Duration.ofDays(400);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var chosen = chosen(request);
        chosen.ifPresent(language -> keep(language, request, response));
        if (chosen.isPresent() && request.getParameter(FACES) == null) {
            response.sendRedirect(itself(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The one that a post asks for. */
    static Optional<Language> chosen(HttpServletRequest request) {
        return Optional.of(request)
                .filter(post -> post.getMethod().equals("POST") && !isOfStaff(post))
                .map(post -> post.getParameter(CHOSEN))
                .flatMap(Language::ofId);
    }

    /** The one to answer in, as far as cookie and browser tell. */
    static Language of(HttpServletRequest request) {
        return isOfStaff(request)
                ? Language.JA
                : remembered(request)
                        .orElseGet(() -> Optional.ofNullable(request.getHeader("Accept-Language"))
                                .map(Language::preferred)
                                .orElse(Language.JA));
    }

    private static Optional<Language> remembered(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .flatMap(cookie -> Language.ofId(cookie.getValue()).stream())
                .findFirst();
    }

    private static void keep(Language language, HttpServletRequest request, HttpServletResponse response) {
        Cookie cookie = BrowserCookie.cookie(COOKIE, language.id(), "Lax");
        cookie.setMaxAge((int) REMEMBERED.toSeconds());
        response.addCookie(cookie);
        RequestClient.identify(request, language);
        Texts.speak(language);
    }

    /** Its own path: a line break or another host can't come from there. */
    private static String itself(HttpServletRequest request) {
        var query = request.getQueryString();
        var path = request.getRequestURI().replaceFirst("^/+", "/");
        return query == null ? path : path + "?" + query;
    }

    private static boolean isOfStaff(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/admin") || path.startsWith("/admin/");
    }
}
