package mypage.announcements;

import jakarta.persistence.Embeddable;

/** The title and the Markdown text of a notice in one language. */
@Embeddable
public class NoticeText {

    /** In characters, as the database counts them. A form with that many in Japanese is still a small request. */
    public static final int LONGEST_TITLE = 100;

    public static final int LONGEST_BODY = 4000;

    private String title;

    private String body;

    protected NoticeText() {}

    public NoticeText(String title, String body) {
        this.title = title;
        this.body = body;
    }

    public String title() {
        return title;
    }

    public String body() {
        return body;
    }
}
