package mypage.web.announcements;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * What staff write, as HTML that can do nothing: the renderer lets no markup through, and what it makes passes a list of
 * harmless elements once more. A new line stays one.
 */
final class Markdown {

    private static final Pattern ELSEWHERE = Pattern.compile("https://.+");

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

    /** The page's title is its only heading of the first level. */
    private static final class BelowTheTitle extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            heading.setLevel(heading.getLevel() <= 2 ? 2 : 3);
            super.visit(heading);
        }
    }
}
