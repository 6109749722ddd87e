package mypage.web.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.faq.FaqService;
import mypage.faq.Question;
import mypage.web.site.Texts;

/** 「よくあるご質問」 as users read it (requirement 66): in the published order, grouped by subject. */
@Named
@RequestScoped
public class FaqBacking {

    public record Group(String title, List<Question> questions) {
        public Group {
            questions = List.copyOf(questions);
        }
    }

    @Inject
    FaqService faq;

    public List<Group> getGroups() {
        return List.of(
                group(Texts.get("faq.use"), 1, 5),
                group(Texts.get("faq.skip"), 6, 13),
                group(Texts.get("faq.cookies"), 14, 14),
                group(Texts.get("faq.additional"), 15, 16));
    }

    private Group group(String title, int first, int last) {
        return new Group(
                title,
                faq.all(Texts.language()).stream()
                        .filter(question -> question.number() >= first && question.number() <= last)
                        .toList());
    }
}
