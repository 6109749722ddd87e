package mypage.web.notices;

import mypage.operations.Language;
import mypage.operations.Notice;
import mypage.operations.NoticeText;

/**
 * A notice as users read it.
 *
 * @param html safe to be shown as it is
 * @param lang of title and text, as HTML takes it
 * @param issuers null when nobody signs it
 */
public record NoticeView(String title, String html, String lang, String issuers) {

    static NoticeView of(Notice notice, Language language) {
        return of(notice.text(language), language, notice.plan().issuers());
    }

    static NoticeView of(NoticeText text, Language language, String issuers) {
        return new NoticeView(text.title(), Markdown.html(text.body()), language.tag(), issuers);
    }
}
