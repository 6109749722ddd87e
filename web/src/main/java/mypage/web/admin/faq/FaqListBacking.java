package mypage.web.admin.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.admin.faq.FaqCorrectionService;
import mypage.admin.faq.FaqEntry;
import mypage.platform.JapaneseTime;
import mypage.platform.Language;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.Texts;

/** The list of questions, with who last corrected each. */
@Named
@RequestScoped
public class FaqListBacking {

    @Inject
    FaqCorrectionService faq;

    @Inject
    StaffRequest staff;

    private List<FaqEntry> all;

    public List<FaqEntry> getAll() {
        if (all == null) {
            all = faq.all();
        }
        return List.copyOf(all);
    }

    /** The question just saved, if readers of other languages see its Japanese texts; otherwise null. */
    public FaqEntry getToTranslate() {
        var saved = staff.number("done").orElse(0L);
        return getAll().stream()
                .filter(entry -> entry.current().number() == saved)
                .filter(entry -> !entry.untranslated().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** In how many other languages users read it, or how many translations are missing. */
    public String translations(FaqEntry entry) {
        return entry.untranslated().isEmpty()
                ? Labels.get("faq.translated", Language.values().length - 1)
                : Labels.get("faq.untranslated", entry.untranslated().size());
    }

    public String changed(FaqEntry entry) {
        return entry.current()
                .updatedAt()
                .map(at -> Labels.get(
                        "faq.changed",
                        JapaneseTime.dateTime(at),
                        entry.changedBy().orElse("")))
                .orElseGet(() -> Labels.get("faq.published"));
    }

    /** The title of the page for users. */
    public String getTitle() {
        return Texts.get("faq.title");
    }
}
