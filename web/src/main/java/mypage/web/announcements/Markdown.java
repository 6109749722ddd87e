package mypage.web.announcements;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * Renders what staff write as harmless HTML: the renderer escapes all markup, and its output must pass a list of
 * allowed elements. Line breaks are kept. A link that may not be there becomes its text.
 */
final class Markdown {

    private static final Parser PARSER = Parser.builder().build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak("<br>\n")
            .build();

    private final Predicate<String> mayLinkTo;

    private final PolicyFactory policy;

    /** @param mayLinkTo tells which addresses links may lead to */
    Markdown(Predicate<String> mayLinkTo) {
        this.mayLinkTo = mayLinkTo;
        policy = new HtmlPolicyBuilder()
                .allowElements("p", "h2", "h3", "strong", "em", "ul", "ol", "li", "a", "br")
                .allowUrlProtocols("https")
                .allowAttributes("href")
                .matching(mayLinkTo)
                .onElements("a")
                .requireRelsOnLinks("noopener")
                .toFactory();
    }

    String html(String markdown) {
        var document = PARSER.parse(markdown);
        document.accept(new BelowTheTitle());
        return policy.sanitize(RENDERER.render(document));
    }

    /** The addresses of the links that {@link #html} leaves out, as they were written. */
    List<String> refusedLinks(String markdown) {
        var links = new Links();
        PARSER.parse(markdown).accept(links);
        return links.found.stream().filter(mayLinkTo.negate()).distinct().toList();
    }

    private static final class Links extends AbstractVisitor {

        private final List<String> found = new ArrayList<>();

        @Override
        public void visit(Link link) {
            found.add(link.getDestination());
            super.visit(link);
        }
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
