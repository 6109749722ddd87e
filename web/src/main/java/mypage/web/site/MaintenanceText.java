package mypage.web.site;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.announcements.MaintenancePlan;
import mypage.platform.Language;

/** What the page of a stopped service says (requirements 61, 62 and 67), as HTML. */
final class MaintenanceText {

    private MaintenanceText() {}

    /** @param posted whether something was sent that nobody took */
    static String html(MaintenancePlan stop, boolean posted, Language language) {
        var texts = Texts.in(language);
        var paragraphs = Stream.of(
                paragraph("", texts.text("error.stopped.text", ServiceNames.of(stop.services(), texts))),
                paragraph(" class=\"period\"", stop.period(language)),
                paragraph(" lang=\"ja\"", stop.title()),
                paragraph(" lang=\"ja\"", stop.reason()),
                paragraph("", texts.text("error.stopped.again")),
                paragraph("", posted ? texts.text("error.stopped.posted") : null),
                paragraph(" class=\"issuers\" lang=\"ja\"", stop.issuers()));
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
