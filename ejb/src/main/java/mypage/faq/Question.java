package mypage.faq;

import java.util.List;
import mypage.platform.Language;

/**
 * A frequent question as users read it.
 *
 * @param language of the texts; Japanese where the corrected text was not translated
 */
public record Question(int number, String question, String answer, Language language) {

    public List<String> paragraphs() {
        return FrequentQuestion.paragraphsOf(answer);
    }
}
