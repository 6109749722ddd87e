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

/** The questions as staff see them: with who corrected them last. */
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

    /** The one just saved, when readers of other languages get its Japanese texts; else null. */
    public FaqEntry getToTranslate() {
        var saved = staff.number("done").orElse(0L);
        return getAll().stream()
                .filter(entry -> entry.current().number() == saved)
                .filter(entry -> !entry.untranslated().isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** In how many other languages users read it, or how many are to be translated. */
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

    /** As users know the page. */
    public String getTitle() {
        return Texts.get("faq.title");
    }
}
