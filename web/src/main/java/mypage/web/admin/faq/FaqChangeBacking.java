package mypage.web.admin.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import mypage.admin.faq.FaqCorrectionService;
import mypage.admin.faq.FaqEntry;
import mypage.faq.FrequentQuestion;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;

/**
 * The correction of one question: typed, previewed as users will read it, then saved. Each step is a plain POST of
 * this page with the typed texts and the version they are based on. So what a colleague has saved meanwhile is shown,
 * and nothing typed is lost.
 */
@Named
@RequestScoped
public class FaqChangeBacking {

    private static final String LIST = StaffPage.FAQ.redirect();

    @Inject
    FaqCorrectionService faq;

    @Inject
    StaffRequest staff;

    @Inject
    QuestionChecks checks;

    private FaqEntry entry;
    private String question;
    private String answer;
    private int version;
    private boolean preview;
    private boolean overtaken;

    public String open() {
        entry = staff.number("of").flatMap(faq::find).orElse(null);
        if (entry == null) {
            return LIST;
        }
        version = entry.current().version();
        if (!staff.isPosted()) {
            show(entry.current().question(), entry.current().answer());
            return null;
        }
        return posted(staff.parameter("step").orElse(""));
    }

    private String posted(String step) {
        version = staff.number("version").map(Long::intValue).orElse(version);
        show(typed("question").replaceAll("\\s*\\n\\s*", ""), typed("answer"));
        switch (step) {
            case "published" ->
                show(entry.current().publishedQuestion(), entry.current().publishedAnswer());
            case "preview" -> preview = checks.isGood(question, answer);
            case "save" -> {
                return checks.isGood(question, answer) ? save() : null;
            }
            default -> preview = false;
        }
        return null;
    }

    private String typed(String field) {
        return staff.lines(field).orElse("");
    }

    private void show(String newQuestion, String newAnswer) {
        question = newQuestion;
        answer = newAnswer;
    }

    private String save() {
        int number = entry.current().number();
        if (faq.correct(number, version, question, answer, isSameMeaning(), staff.context())) {
            return LIST + "&done=" + number;
        }
        overtaken = true;
        entry = faq.find(number).orElseThrow();
        version = entry.current().version();
        return null;
    }

    public FaqEntry getEntry() {
        return entry;
    }

    public String getQuestion() {
        return question;
    }

    public String getAnswer() {
        return answer;
    }

    /** As users will read it. */
    public List<String> getParagraphs() {
        return FrequentQuestion.paragraphsOf(answer);
    }

    public int getVersion() {
        return version;
    }

    public boolean isPreview() {
        return preview;
    }

    /** Whether readers of other languages will see these Japanese texts until somebody translates them. */
    public boolean isUntranslated() {
        var current = entry.current();
        return !question.equals(current.publishedQuestion()) || !answer.equals(current.publishedAnswer());
    }

    /** Whether the member says that the translations stay right. */
    public boolean isSameMeaning() {
        return staff.parameter("same-meaning").isPresent();
    }

    /** Whether a colleague has saved another correction since this one was begun. */
    public boolean isOvertaken() {
        return overtaken;
    }
}
