package mypage.web.admin.faq;

import java.util.function.Predicate;
import mypage.admin.faq.FaqEntry;
import mypage.admin.faq.FaqQuestionService;
import mypage.faq.FrequentQuestion;
import mypage.platform.RequestContext;
import mypage.web.admin.site.ActionDeclaration;
import mypage.web.admin.site.ActionStyle;
import mypage.web.admin.site.StaffAction;
import mypage.web.admin.site.StaffPage;

/** The actions on a question that staff added. Their labels begin with {@code faqAction.} and the name. */
public enum FaqAction implements StaffAction<FaqEntry> {
    SHOW(StaffPage.FAQ_SHOW, ActionStyle.FORWARD, FrequentQuestion::isHidden, FaqQuestionService::show),
    HIDE(StaffPage.FAQ_HIDE, ActionStyle.PLAIN, FrequentQuestion::isHideable, FaqQuestionService::hide);

    private interface Call {
        boolean on(FaqQuestionService questions, long number, RequestContext context);
    }

    private final ActionDeclaration<FaqEntry> declared;
    private final Call call;

    FaqAction(StaffPage page, ActionStyle style, Predicate<FrequentQuestion> fits, Call call) {
        declared = new ActionDeclaration<>("faqAction", page, style, entry -> fits.test(entry.current()));
        this.call = call;
    }

    boolean carryOut(FaqQuestionService questions, long number, RequestContext context) {
        return call.on(questions, number, context);
    }

    @Override
    public ActionDeclaration<FaqEntry> declared() {
        return declared;
    }

    /** It says nothing about anybody that would need a reason. */
    @Override
    public boolean asksWhy() {
        return false;
    }
}
