package mypage.admin.faq;

import java.util.List;
import java.util.Optional;
import mypage.faq.FrequentQuestion;
import mypage.platform.Language;

/**
 * A question as staff see it.
 *
 * @param changedBy the name of the member who corrected it last; empty when nobody did
 * @param untranslated the languages whose readers get the corrected Japanese text, because it was not translated
 */
public record FaqEntry(FrequentQuestion current, Optional<String> changedBy, List<Language> untranslated) {
    public FaqEntry {
        untranslated = List.copyOf(untranslated);
    }
}
