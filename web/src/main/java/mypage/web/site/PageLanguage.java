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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.platform.Language;

/**
 * The language of a page. A cookie remembers the one that the user chose on some page, or that of a mail whose link was
 * opened later. Without the cookie the browser's preference counts. Every page has a button for each language, which
 * posts the page's form to the page's own address. Such a post changes nothing: it is answered like a GET of the page,
 * in that language and with what was typed. {@link LanguageSwitch} fills it in. Pages for staff are in Japanese. See
 * docs/decisions/16-languages.md.
 */
public class PageLanguage extends HttpFilter {

    static final String COOKIE = "__Host-language";

    private static final String CHOSEN = "lang";

    /** What all mailed links have: the secret that no other page knows. */
    private static final String SECRET = "t";

    private static final String FACES = "jakarta.faces.ViewState";
    private static final Duration REMEMBERED = Duration.ofDays(400);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var chosen = chosen(request);
        if (chosen.isPresent()) {
            keep(chosen.get(), request, response);
            request.setAttribute(CHOSEN, chosen.get());
            chain.doFilter(new PageRequest(request), response);
        } else {
            ofMail(request).ifPresent(language -> keep(language, request, response));
            chain.doFilter(request, response);
        }
    }

    /**
     * The language of the mail whose link was opened. Only links that look like ours do that. Whether the secret is
     * right is left to the page, since only the language depends on it here.
     */
    private static Optional<Language> ofMail(HttpServletRequest request) {
        return Optional.of(request)
                .filter(get -> get.getMethod().equals("GET")
                        && !isForStaff(get)
                        && MailedSecret.of(Objects.requireNonNullElse(get.getParameter(SECRET), ""))
                                .isPresent())
                .map(get -> get.getParameter(CHOSEN))
                .flatMap(Language::ofId);
    }

    /**
     * The language that a post asks for. A multipart body is not read, see {@link Uploads}, and the endpoints for
     * applications have no form: their posts may come from other sites.
     */
    private static Optional<Language> chosen(HttpServletRequest request) {
        return Optional.of(request)
                .filter(post -> post.getMethod().equals("POST")
                        && !isForStaff(post)
                        && !post.getServletPath().startsWith("/openid/")
                        && !Uploads.isMultipart(post))
                .map(post -> post.getParameter(CHOSEN))
                .flatMap(Language::ofId);
    }

    /** Takes the first of these language tags that is one of ours, unless the user chose a language earlier. */
    public static void suggest(List<String> tags, HttpServletRequest request, HttpServletResponse response) {
        if (remembered(request).isEmpty()) {
            tags.stream()
                    .flatMap(tag -> Language.ofTag(tag).stream())
                    .findFirst()
                    .ifPresent(language -> keep(language, request, response));
        }
    }

    /** Whether this request only changes the language of its page. */
    public static boolean isChosen(HttpServletRequest request) {
        return request.getAttribute(CHOSEN) != null;
    }

    /** The language to answer in, according to cookie and browser. */
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
        RequestContexts.setLanguage(request, language);
        Texts.setLanguage(language);
    }

    private static boolean isForStaff(HttpServletRequest request) {
        return Hosts.isForStaff(request.getServletPath());
    }

    /** Asks for the page: what was typed can be shown, but nothing takes it for a submitted form. */
    private static final class PageRequest extends HttpServletRequestWrapper {

        PageRequest(HttpServletRequest post) {
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
