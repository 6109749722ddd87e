package mypage.web.site;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.platform.Language;

/**
 * The language of a page: the one that was chosen on some page and that a cookie remembers, or else what the browser prefers. Each
 * page has a button for each language, which posts the form at hand to the page's own address. Such a post does nothing: it is answered
 * as if the page was asked for once more, in that language, and with what was typed ({@link LanguageSwitch}). Staff read Japanese. See
 * docs/decisions/16-languages.md.
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
        if (chosen.isPresent()) {
            keep(chosen.get(), request, response);
            request.setAttribute(CHOSEN, chosen.get());
            chain.doFilter(new AskedAgain(request), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** The one that a post asks for. A body with parts is not looked into, see {@link Uploads}. */
    private static Optional<Language> chosen(HttpServletRequest request) {
        return Optional.of(request)
                .filter(post -> post.getMethod().equals("POST") && !isForStaff(post) && !Uploads.isMultipart(post))
                .map(post -> post.getParameter(CHOSEN))
                .flatMap(Language::ofId);
    }

    /** Whether this page was asked for by choosing its language. */
    public static boolean isChosen(HttpServletRequest request) {
        return request.getAttribute(CHOSEN) != null;
    }

    /** The one to answer in, as far as cookie and browser tell. */
    static Language of(HttpServletRequest request) {
        return isForStaff(request)
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
        Cookie cookie = SiteCookie.cookie(COOKIE, language.id(), "Lax");
        cookie.setMaxAge((int) REMEMBERED.toSeconds());
        response.addCookie(cookie);
        RequestContexts.identify(request, language);
        Texts.speak(language);
    }

    private static boolean isForStaff(HttpServletRequest request) {
        return Hosts.isForStaff(request.getServletPath());
    }

    /** Asks for the page; what was typed is there to be shown, and nothing takes it for a form that was sent. */
    private static final class AskedAgain extends HttpServletRequestWrapper {

        AskedAgain(HttpServletRequest post) {
            super(post);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public String getParameter(String name) {
            return name.equals(FACES) ? null : super.getParameter(name);
        }
    }
}
