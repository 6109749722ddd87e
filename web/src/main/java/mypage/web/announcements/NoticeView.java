package mypage.web.announcements;

/**
 * A notice as users read it: in Japanese where staff did not write it in their language.
 *
 * @param html safe to write unescaped
 * @param lang the language of title and text, as a value of the HTML attribute
 * @param issuers null when it is not signed
 */
public record NoticeView(String title, String html, String lang, String issuers) {}
