package mypage.web.admin.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import mypage.admin.faq.FaqCorrectionService;
import mypage.admin.faq.FaqEntry;
import mypage.admin.faq.FaqQuestionService;
import mypage.faq.QuestionSection;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.faq.FaqSections;

/** The order of the questions in each section. A button changes a question with its neighbour at once. */
@Named
@RequestScoped
public class FaqOrderBacking {

    /** The questions under one heading, in their order. */
    public record Section(String title, List<Row> rows) {
        public Section {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A question.
     *
     * @param above the number of the one before it; null for the first one
     * @param below the number of the one after it; null for the last one
     */
    public record Row(int number, String question, boolean hidden, Integer above, Integer below) {

        /** The one of both whose button moves it on in the same direction, or back from an end. */
        Integer next(long passed) {
            boolean goesOnDown = below != null && (above == null || above == passed);
            return goesOnDown ? below : above;
        }
    }

    @Inject
    FaqCorrectionService faq;

    @Inject
    FaqQuestionService questions;

    @Inject
    StaffRequest staff;

    /** Moves a question if a button was pressed. */
    public String open() {
        if (!staff.isPosted()) {
            return null;
        }
        long number = staff.number("of").orElse(0L);
        var above = staff.number("above");
        var below = staff.number("below");
        boolean moved = above.map(other -> questions.moveUp(number, other, staff.context()))
                .or(() -> below.map(other -> questions.moveDown(number, other, staff.context())))
                .orElse(false);
        return StaffPage.FAQ_ORDER.redirect()
                + (moved ? "&done=" + number + "&with=" + above.or(() -> below).orElseThrow() : "&not=1");
    }

    public List<Section> getSections() {
        var all = faq.all();
        return Stream.of(QuestionSection.values())
                .map(section -> new Section(
                        FaqSections.title(section),
                        rows(all.stream()
                                .map(FaqEntry::current)
                                .filter(question -> question.section() == section)
                                .map(question -> new Row(
                                        question.number(), question.question(), question.isHidden(), null, null))
                                .toList())))
                .toList();
    }

    private static List<Row> rows(List<Row> section) {
        var rows = new ArrayList<Row>();
        for (int at = 0; at < section.size(); at++) {
            var row = section.get(at);
            rows.add(new Row(row.number, row.question, row.hidden, number(section, at - 1), number(section, at + 1)));
        }
        return rows;
    }

    private static Integer number(List<Row> section, int at) {
        return at < 0 || at == section.size() ? null : section.get(at).number;
    }

    /** The value of its button that gets the focus, so that a key moves the question on; null for none. */
    public Integer focus(Row row) {
        boolean isMoved =
                staff.number("done").filter(number -> number == row.number).isPresent();
        return isMoved ? row.next(staff.number("with").orElse(0L)) : null;
    }

    /** The number of the question that was just moved; null if none was. */
    public Long getMoved() {
        return staff.number("done").orElse(null);
    }
}
