package mypage.web.announcements;

import mypage.announcements.Notice;
import mypage.announcements.NoticeText;
import mypage.platform.Language;

/**
 * A notice as users read it: in Japanese where staff did not write it in their language.
 *
 * @param html safe to write unescaped
 * @param lang the language of title and text, as a value of the HTML attribute
 * @param issuers null when it is not signed
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
