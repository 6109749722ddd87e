package mypage.web.announcements;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders what staff write as harmless HTML: the renderer escapes all markup, and its output must pass a list of
 * allowed elements. Line breaks are kept.
 */
final class Markdown {

    /**
     * Only to sites of the state and of local governments: one member of staff must not lead users of the sign-in page
     * elsewhere. The host ends there for every browser: no user name, no backslash.
     */
    private static final Pattern ELSEWHERE =
            Pattern.compile("https://([A-Za-z0-9-]+\\.)+(go|lg)\\.jp(:\\d+)?([/?#].*)?");

    private static final Parser PARSER = Parser.builder().build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .build();

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "h2", "h3", "strong", "em", "ul", "ol", "li", "a", "br")
            .allowUrlProtocols("https")
            .allowAttributes("href")
            .matching(ELSEWHERE)
            .onElements("a")
            .requireRelsOnLinks("noopener")
            .toFactory();

    private Markdown() {}

    static String html(String markdown) {
        var document = PARSER.parse(markdown);
        document.accept(new BelowTheTitle());
        return POLICY.sanitize(RENDERER.render(document));
    }

    /** Keeps the page's title the only heading of the first level. */
    private static final class BelowTheTitle extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            heading.setLevel(heading.getLevel() <= 2 ? 2 : 3);
            super.visit(heading);
        }
    }
}
