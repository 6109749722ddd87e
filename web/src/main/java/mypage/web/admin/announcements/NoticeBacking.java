package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.announcements.NoticeService;
import mypage.announcements.Notice;
import mypage.platform.Language;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.announcements.NoticeView;

/** One notice as users and as staff read it, and its removal. */
@Named
@RequestScoped
public class NoticeBacking {

    /** @param view null where it is not written in that language */
    public record Translation(Language language, NoticeView view) {}

    @Inject
    NoticeService notices;

    @Inject
    StaffRequest staff;

    @Inject
    FormChecks checks;

    @Inject
    Clock clock;

    private Optional<Notice> notice;

    public void open() {
        if (find().isEmpty()) {
            checks.missing();
        }
    }

    /** Where only what is not removed yet can be asked for. */
    public void openToRemove() {
        if (find().filter(found -> !row(found).removed()).isEmpty()) {
            checks.missing();
        }
    }

    public String remove() {
        if (find().isEmpty()) {
            checks.missing();
            return null;
        }
        var step = notices.remove(
                find().get().id(), staff.number("version").orElse(-1L).intValue(), staff.context());
        return checks.outcome(step, StaffPage.NOTICES.redirect() + "&done=removed");
    }

    private Optional<Notice> find() {
        if (notice == null) {
            notice = staff.number("of").flatMap(notices::find);
        }
        return notice;
    }

    private NoticeRow row(Notice found) {
        return NoticeRow.of(found, clock.instant());
    }

    /** Null when there is none. */
    public NoticeRow getRow() {
        return find().map(this::row).orElse(null);
    }

    /** Null when there is none. */
    public NoticeView getView() {
        return find().map(found -> NoticeView.of(found, Language.JA)).orElse(null);
    }

    public List<Translation> getTranslations() {
        return Stream.of(Language.values())
                .filter(language -> language != Language.JA)
                .map(language -> new Translation(
                        language,
                        find().filter(found -> found.texts().containsKey(language))
                                .map(found -> NoticeView.of(found, language))
                                .orElse(null)))
                .toList();
    }

    /** Whether the member may write it in other languages. */
    public boolean isEditable() {
        return staff.may(StaffPage.NOTICE_TEXT) && !getRow().removed();
    }

    public int getVersion() {
        return find().map(Notice::version).orElse(0);
    }
}
