package mypage.web.admin.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.admin.faq.FaqCorrectionService;
import mypage.admin.faq.FaqEntry;
import mypage.admin.faq.FaqQuestionService;
import mypage.admin.faq.MadeChange;
import mypage.faq.Question;
import mypage.platform.Slice;
import mypage.web.admin.site.ActionLink;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.StaffRequest;

/** One question as it is now, and its history. */
@Named
@RequestScoped
public class FaqQuestionBacking {

    @Inject
    FaqCorrectionService faq;

    @Inject
    FaqQuestionService questions;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer answer;

    private FaqEntry entry;
    private Slice<MadeChange> history;

    public void open() {
        var found = staff.number("of").flatMap(faq::find);
        if (found.isEmpty()) {
            answer.notFound();
        } else {
            entry = found.get();
            history = questions.history(entry.current().number(), staff.number("after"));
        }
    }

    public FaqEntry getEntry() {
        return entry;
    }

    public List<MadeChange> getHistory() {
        return history.rows();
    }

    /** The query of earlier changes; null when there are none. */
    public String getNext() {
        return history.next().map(key -> staff.queryWith("after", key)).orElse(null);
    }

    /** What was done, and with which translation or from which place. */
    public String what(MadeChange made) {
        var change = made.change();
        var kind = "faq.history." + change.kind();
        return change.language()
                .map(language -> Labels.get(kind, Labels.get("language." + language)))
                .or(() -> change.place().map(place -> Labels.get(kind, place)))
                .orElseGet(() -> Labels.get(kind));
    }

    /** What it said before; none if its texts did not change. */
    public List<Question> before(MadeChange made) {
        return made.change().before().stream().toList();
    }

    public String by(MadeChange made) {
        return Optional.ofNullable(made.by()).orElse(Fact.NONE);
    }

    public List<ActionLink> getActions() {
        return ActionLink.of(List.of(FaqAction.values()), entry, entry.current().number(), staff);
    }

    /** What was just done; null if nothing was. */
    public Outcome getDone() {
        return staff.done(FaqAction.values()).orElse(null);
    }
}
