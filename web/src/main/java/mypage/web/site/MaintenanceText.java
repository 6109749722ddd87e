package mypage.web.site;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.announcements.MaintenanceWindow;
import mypage.platform.Language;

/** The HTML of the page of a service under maintenance (requirements 61, 62 and 67). */
final class MaintenanceText {

    private MaintenanceText() {}

    /** @param posted whether the user sent something, which is lost */
    static String html(MaintenanceWindow window, boolean posted, Language language) {
        var texts = Texts.in(language);
        var plan = window.plan();
        var reason = window.reason(language);
        var paragraphs = Stream.of(
                paragraph("", texts.text("error.stopped.text", ServiceNames.of(plan.services(), texts))),
                paragraph(" class=\"period\"", plan.period(language)),
                paragraph(" lang=\"ja\"", plan.title()),
                reason == null ? null : paragraph(" lang=\"" + reason.language().tag() + "\"", reason.text()),
                paragraph("", texts.text("error.stopped.again")),
                paragraph("", posted ? texts.text("error.stopped.posted") : null),
                paragraph(" class=\"issuers\" lang=\"ja\"", plan.issuers()));
        return paragraphs.filter(Objects::nonNull).collect(Collectors.joining("\n    "));
    }

    private static String paragraph(String attributes, String text) {
        return text == null ? null : "<p" + attributes + ">" + ErrorPage.escaped(text) + "</p>";
    }
}
