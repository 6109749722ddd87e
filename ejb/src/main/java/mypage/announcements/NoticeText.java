package mypage.announcements;

import jakarta.persistence.Embeddable;

/** A notice in one language: its title and, in Markdown, what it says. */
@Embeddable
public class NoticeText {

    /** Characters, as the database takes them; a form with that many in Japanese still is a small request. */
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
