package mypage.web.notices;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.operations.BulletinService;
import mypage.operations.Notice;
import mypage.web.site.Texts;
import mypage.web.site.Visit;

/** The page of a notice, or of all that a service shows now. */
@Named
@RequestScoped
public class NoticePage {

    @Inject
    BulletinService bulletin;

    @Inject
    Bulletin shown;

    @Inject
    Visit visit;

    private NoticeView notice;

    /** Null when none is asked for, or it is not shown here, or not any more. */
    public NoticeView getNotice() {
        if (notice == null) {
            notice =
                    asked().map(found -> NoticeView.of(found, Texts.language())).orElse(null);
        }
        return notice;
    }

    public boolean isOver() {
        return visit.parameter("of").isPresent() && asked().isEmpty();
    }

    public List<Bulletin.Entry> getAll() {
        return bulletin.notices(visit.getService()).stream().map(shown::entry).toList();
    }

    private Optional<Notice> asked() {
        var of = visit.parameter("of").orElse("");
        return bulletin.notices(visit.getService()).stream()
                .filter(notice -> String.valueOf(notice.id()).equals(of))
                .findFirst();
    }
}
