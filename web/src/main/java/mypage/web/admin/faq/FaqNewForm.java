package mypage.web.admin.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import mypage.admin.faq.FaqQuestionService;
import mypage.faq.QuestionSection;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.faq.FaqSections;

/** A question that staff add. Users read it once it is shown. */
@Named
@RequestScoped
public class FaqNewForm {

    @Inject
    FaqQuestionService questions;

    @Inject
    StaffRequest staff;

    @Inject
    QuestionChecks checks;

    private QuestionSection section;
    private String question;
    private String answer;

    public String add() {
        if (!checks.isGood(getQuestion(), getAnswer())) {
            return null;
        }
        int number = questions.add(
                section, QuestionChecks.line(getQuestion()), QuestionChecks.lines(getAnswer()), staff.context());
        return StaffPage.FAQ_QUESTION.redirect(number) + "&added=1";
    }

    public List<SelectItem> getSections() {
        return Stream.of(QuestionSection.values())
                .map(choice -> new SelectItem(choice, FaqSections.title(choice)))
                .toList();
    }

    public QuestionSection getSection() {
        return section;
    }

    public void setSection(QuestionSection section) {
        this.section = section;
    }

    public String getQuestion() {
        return Objects.requireNonNullElse(question, "");
    }

    public void setQuestion(String question) {
        this.question = question;
    }

    public String getAnswer() {
        return Objects.requireNonNullElse(answer, "");
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }
}
