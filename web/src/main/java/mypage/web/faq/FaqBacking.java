package mypage.web.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.faq.FaqService;
import mypage.faq.Question;
import mypage.web.site.Texts;

/** 「よくあるご質問」 as users read it (requirement 66): in the order that staff chose, grouped by subject. */
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
        return faq.all(Texts.language()).entrySet().stream()
                .map(section -> new Group(FaqSections.title(section.getKey()), section.getValue()))
                .toList();
    }
}
