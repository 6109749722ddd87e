package mypage.web.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.announcements.AnnouncementService;
import mypage.announcements.Notice;
import mypage.web.site.Texts;
import mypage.web.user.UserRequest;

/** The page of one notice, or the list of all that the service shows now. */
@Named
@RequestScoped
public class UserNoticeBacking {

    @Inject
    AnnouncementService announcements;

    @Inject
    Announcements shown;

    @Inject
    NoticeRenderer renderer;

    @Inject
    UserRequest request;

    private NoticeView notice;

    /** The requested notice; null when none was requested or the service does not show it, or no longer does. */
    public NoticeView getNotice() {
        if (notice == null) {
            notice = requested()
                    .map(found -> renderer.view(found, Texts.language()))
                    .orElse(null);
        }
        return notice;
    }

    /** The day from which the requested notice is shown. */
    public String getFrom() {
        return requested().map(found -> shown.entry(found).from()).orElse(null);
    }

    public boolean isMissing() {
        return request.parameter("of").isPresent() && requested().isEmpty();
    }

    public List<Announcements.Entry> getAll() {
        return announcements.notices(request.getService()).stream()
                .map(shown::entry)
                .toList();
    }

    private Optional<Notice> requested() {
        var of = request.parameter("of").orElse("");
        return announcements.notices(request.getService()).stream()
                .filter(notice -> String.valueOf(notice.id()).equals(of))
                .findFirst();
    }
}
