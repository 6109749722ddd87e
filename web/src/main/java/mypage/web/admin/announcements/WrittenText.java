package mypage.web.admin.announcements;

import java.util.Objects;
import mypage.announcements.NoticeText;
import mypage.web.admin.site.Labels;
import mypage.web.announcements.NoticeRenderer;

/** Title and text of a notice, as they are typed. */
public final class WrittenText {

    private String title;
    private String body;

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title == null || title.isBlank() ? null : title.strip();
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body == null || body.isBlank() ? null : body.replace("\r\n", "\n");
    }

    void set(NoticeText text) {
        title = text.title();
        body = text.body();
    }

    boolean isEmpty() {
        return title == null && body == null;
    }

    NoticeText written() {
        return new NoticeText(title, body);
    }

    void check(FormChecks checks, NoticeRenderer renderer) {
        if (title == null) {
            checks.refuse("title", Labels.get("notice.title.missing"));
        } else if (title.length() > NoticeText.LONGEST_TITLE) {
            checks.refuse("title", Labels.get("notice.title.long"));
        }
        if (body == null) {
            checks.refuse("body", Labels.get("notice.body.missing"));
        } else if (body.length() > NoticeText.LONGEST_BODY) {
            checks.refuse("body", Labels.get("notice.body.long"));
        } else {
            renderer.refusedLinks(body).stream()
                    .findFirst()
                    .ifPresent(link -> checks.refuse("body", Labels.get("notice.body.link", link)));
        }
    }

    @Override
    public String toString() {
        return Objects.toString(title, "") + "\n" + Objects.toString(body, "");
    }
}
