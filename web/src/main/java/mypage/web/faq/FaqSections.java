package mypage.web.faq;

import mypage.faq.QuestionSection;
import mypage.web.site.Texts;

/** The headings of the frequent questions. */
public final class FaqSections {

    private FaqSections() {}

    public static String title(QuestionSection section) {
        return switch (section) {
            case USE -> Texts.get("faq.use");
            case SKIP -> Texts.get("faq.skip");
            case COOKIES -> Texts.get("faq.cookies");
            case ADDITIONAL -> Texts.get("faq.additional");
        };
    }
}
