package mypage.web.admin.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.faq.FaqCorrectionService;
import mypage.admin.faq.FaqEntry;
import mypage.admin.faq.FaqQuestionService;
import mypage.web.admin.site.ActionBacking;
import mypage.web.admin.site.StaffPage;

/** The pages of the {@link FaqAction}s. */
@Named
@RequestScoped
public class FaqActionBacking extends ActionBacking<FaqEntry, FaqAction> {

    private static final String LATE = "LATE";

    @Inject
    FaqCorrectionService faq;

    @Inject
    FaqQuestionService questions;

    public FaqActionBacking() {
        super(FaqAction.values(), StaffPage.FAQ_QUESTION);
    }

    @Override
    protected Optional<FaqEntry> find(long number) {
        return faq.find(number);
    }

    @Override
    protected Optional<String> refusal(FaqAction asked, FaqEntry entry) {
        return asked.fits(entry) ? Optional.empty() : Optional.of(LATE);
    }

    @Override
    protected Optional<String> carryOut(FaqAction pressed, long number) {
        return pressed.carryOut(questions, number, staff.context()) ? Optional.empty() : Optional.of(LATE);
    }
}
