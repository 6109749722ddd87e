package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import mypage.admin.announcements.NoticeService;
import mypage.announcements.Notice;
import mypage.platform.Language;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.announcements.NoticeRenderer;
import mypage.web.announcements.NoticeView;

/** One notice as users and staff read it, and its removal. */
@Named
@RequestScoped
public class NoticeBacking {

    /** @param view null if the notice is not written in that language */
    public record Translation(Language language, NoticeView view) {}

    @Inject
    NoticeService notices;

    @Inject
    NoticeRenderer renderer;

    @Inject
    CurrentNotice current;

    @Inject
    StaffRequest staff;

    @Inject
    FormChecks checks;

    @Inject
    NotFoundAnswer answer;

    @Inject
    Clock clock;

    public void open() {
        if (current.find().isEmpty()) {
            answer.notFound();
        }
    }

    public void openToRemove() {
        if (current.find().filter(found -> !row(found).removed()).isEmpty()) {
            answer.notFound();
        }
    }

    public String remove() {
        if (current.find().isEmpty()) {
            return answer.notFound();
        }
        var result = notices.remove(current.getId(), current.sentVersion(), staff.context());
        return checks.outcome(result, StaffPage.NOTICES.redirect() + "&done=removed");
    }

    private NoticeRow row(Notice found) {
        return NoticeRow.of(found, clock.instant());
    }

    /** Null when there is none. */
    public NoticeRow getRow() {
        return current.find().map(this::row).orElse(null);
    }

    /** Null when there is none. */
    public NoticeView getView() {
        return current.find().map(found -> renderer.view(found, Language.JA)).orElse(null);
    }

    public List<Translation> getTranslations() {
        return Stream.of(Language.values())
                .filter(language -> language != Language.JA)
                .map(language -> new Translation(
                        language,
                        current.find()
                                .filter(found -> found.texts().containsKey(language))
                                .map(found -> renderer.view(found, language))
                                .orElse(null)))
                .toList();
    }

    /** Whether the member may translate it. */
    public boolean isEditable() {
        return staff.may(StaffPage.NOTICE_TEXT) && !getRow().removed();
    }
}
