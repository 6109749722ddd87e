package mypage.web.site;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.operations.StopPlan;

/** What the page of a stopped service says (requirements 61, 62 and 67), as HTML. */
final class StoppedText {

    private StoppedText() {}

    /** @param posted whether something was sent that nobody took */
    static String html(StopPlan stop, boolean posted) {
        var paragraphs = Stream.of(
                paragraph("", Texts.get("error.stopped.text", ServiceNames.of(stop.services()))),
                paragraph(" class=\"period\"", stop.period()),
                paragraph("", stop.title()),
                paragraph("", stop.reason()),
                paragraph("", Texts.get("error.stopped.again")),
                paragraph("", posted ? Texts.get("error.stopped.posted") : null),
                paragraph(" class=\"issuers\"", stop.issuers()));
        return paragraphs.filter(Objects::nonNull).collect(Collectors.joining("\n    "));
    }

    private static String paragraph(String attributes, String text) {
        return text == null ? null : "<p" + attributes + ">" + escaped(text) + "</p>";
    }

    /** As text between tags; what staff typed is no markup. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
