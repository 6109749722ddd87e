package mypage.web.admin.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import mypage.faq.FrequentQuestion;
import mypage.web.admin.site.Labels;
import mypage.web.site.FieldErrors;

/** Checks a question and its answer as typed, in any language. */
@RequestScoped
public class QuestionChecks {

    @Inject
    FieldErrors errors;

    /** A question as it is kept: in one line. */
    static String line(String typed) {
        return typed.strip().replaceAll("\\s*\\n\\s*", " ");
    }

    /** An answer as it is kept. */
    static String lines(String typed) {
        return typed.strip().replace("\r\n", "\n");
    }

    boolean isGood(String question, String answer) {
        check("question", question, Labels.get("faq.question.missing"), FrequentQuestion.LONGEST_QUESTION);
        check("answer", answer, Labels.get("faq.answer.missing"), FrequentQuestion.LONGEST_ANSWER);
        return errors.getAll().isEmpty();
    }

    private void check(String field, String text, String missing, int longest) {
        if (text.isBlank()) {
            errors.add(field, missing);
        } else if (text.length() > longest) {
            errors.add(field, Labels.get("faq.long", longest, text.length()));
        }
    }
}
