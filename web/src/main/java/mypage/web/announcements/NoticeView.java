package mypage.web.announcements;

import mypage.announcements.Notice;
import mypage.announcements.NoticeText;
import mypage.platform.Language;

/**
 * A notice as users read it: in Japanese where nobody wrote it in their language.
 *
 * @param html safe to be shown as it is
 * @param lang of title and text, as HTML takes it
 * @param issuers null when nobody signs it
 */
public record NoticeView(String title, String html, String lang, String issuers) {

    public static NoticeView of(Notice notice, Language language) {
        var written = notice.texts().containsKey(language) ? language : Language.JA;
        return of(notice.text(written), written, notice.plan().issuers());
    }

    public static NoticeView of(NoticeText text, Language language, String issuers) {
        return new NoticeView(text.title(), Markdown.html(text.body()), language.tag(), issuers);
    }
}
