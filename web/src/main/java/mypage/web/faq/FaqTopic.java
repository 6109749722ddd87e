package mypage.web.faq;

import mypage.web.site.Texts;

/** A problem that a page or an error mentions, and the number of the question in 「よくあるご質問」 that explains it. */
public enum FaqTopic {
    EXPIRED(3),
    DELETED(4),
    ADDRESS(5),
    SKIP(6),
    ASKED_AGAIN(8),
    COOKIE_GONE(10),
    LOST_DEVICE(12),
    SKIPPED_WHERE(13),
    COOKIES(14),
    ADDITIONAL(15),
    ADDITIONAL_SKIP(16);

    private final int number;

    FaqTopic(int number) {
        this.number = number;
    }

    /** The question's place on the page. */
    String anchor() {
        return "#q" + number;
    }

    String title() {
        return Texts.get("answer." + this);
    }
}
