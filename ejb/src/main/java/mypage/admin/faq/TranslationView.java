package mypage.admin.faq;

import mypage.faq.Question;

/**
 * A translation of a question as staff see it.
 *
 * @param last what was written last, or else the published text
 * @param shown whether users read it; false when it is out of date
 * @param version how often staff wrote it
 */
public record TranslationView(Question last, boolean shown, int version) {

    static final int NEVER_WRITTEN = -1;
}
