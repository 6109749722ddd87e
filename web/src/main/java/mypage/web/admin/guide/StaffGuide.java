package mypage.web.admin.guide;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import mypage.web.admin.site.Labels;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * docs/operations/ja/staff.md as a page: the same text, without pictures, and without links to what only the sources
 * have. It is part of the archive, so it is read once. Thread-safe.
 */
@Named
@ApplicationScoped
public class StaffGuide {

    private static final String SOURCE = "staff.md";

    /** The title of the page itself. */
    private static final int TITLE = 1;

    private static final int SECTION = 2;

    /** Wide tables scroll by themselves, also by keyboard. */
    private static final String SCROLLING = "<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\""
            + Labels.get("guide.table") + "\"><table>";

    /** A heading of the guide, and the part of its address after #. */
    public record Entry(String title, String anchor) {

        public String link() {
            return "#" + URLEncoder.encode(anchor, StandardCharsets.UTF_8);
        }
    }

    private final List<Entry> contents = new ArrayList<>();
    private String html;

    @PostConstruct
    void open() {
        var extensions = List.of(TablesExtension.create());
        var document = Parser.builder().extensions(extensions).build().parse(source());
        document.accept(new OnePage());
        String rendered = HtmlRenderer.builder()
                .extensions(extensions)
                .escapeHtml(true)
                // Japanese has no space where a line of the source ends.
                .softbreak("")
                .attributeProviderFactory(context -> StaffGuide::describe)
                .build()
                .render(document);
        html = rendered.replace("<table>", SCROLLING).replace("</table>", "</table></div>");
    }

    private static String source() {
        try (InputStream in = Objects.requireNonNull(StaffGuide.class.getResourceAsStream(SOURCE), SOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String getHtml() {
        return html;
    }

    public List<Entry> getContents() {
        return List.copyOf(contents);
    }

    /** Headings can be linked to. */
    private static void describe(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading) {
            attributes.put("id", anchor(text(heading)));
        }
    }

    /** As GitHub makes it, so that links within the guide lead to the same place here and there. */
    static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]", "")
                .replace(' ', '-');
    }

    private static String text(Node node) {
        var text = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text part) {
                text.append(part.getLiteral());
            }

            @Override
            public void visit(Code part) {
                text.append(part.getLiteral());
            }
        });
        return text.toString();
    }

    private final class OnePage extends AbstractVisitor {

        @Override
        public void visit(Heading heading) {
            if (heading.getLevel() == TITLE) {
                heading.unlink();
                return;
            }
            if (heading.getLevel() == SECTION) {
                String title = text(heading);
                contents.add(new Entry(title, anchor(title)));
            }
            super.visit(heading);
        }

        @Override
        public void visit(Image picture) {
            picture.unlink();
        }

        @Override
        public void visit(Link link) {
            super.visit(link);
            if (!link.getDestination().startsWith("#")) {
                for (Node part = link.getFirstChild(); part != null; part = link.getFirstChild()) {
                    link.insertBefore(part);
                }
                link.unlink();
            }
        }
    }
}
