package mypage.web.help;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.help.FaqCorrectionService;
import mypage.help.FaqEntry;
import mypage.platform.JapaneseTime;
import mypage.web.site.Texts;
import mypage.web.staff.Labels;

/** The questions as staff see them: with who corrected them last. */
@Named
@RequestScoped
public class FaqListBacking {

    @Inject
    FaqCorrectionService faq;

    public List<FaqEntry> getAll() {
        return faq.all();
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
