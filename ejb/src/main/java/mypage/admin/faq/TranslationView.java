package mypage.admin.faq;

import mypage.faq.Question;

/**
 * A question in another language than Japanese, as staff see it.
 *
 * @param last what was written last, or else published
 * @param shown whether users read it: not where it is out of date
 * @param version counts how often staff wrote it
 */
public record TranslationView(Question last, boolean shown, int version) {

    static final int NEVER_WRITTEN = -1;
}
