package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import mypage.admin.announcements.NoticeService;
import mypage.announcements.Notice;
import mypage.platform.Slice;
import mypage.web.admin.site.StaffRequest;

/** The list of notices, page by page. */
@Named
@RequestScoped
public class NoticesBacking {

    @Inject
    NoticeService notices;

    @Inject
    StaffRequest staff;

    @Inject
    Clock clock;

    private Slice<Notice> slice;

    public List<NoticeRow> getRows() {
        var now = clock.instant();
        return slice().rows().stream().map(notice -> NoticeRow.of(notice, now)).toList();
    }

    /** The query of the next page; null when there is none. */
    public String getNext() {
        return slice().next().map(after -> staff.queryWith("after", after)).orElse(null);
    }

    private Slice<Notice> slice() {
        if (slice == null) {
            slice = notices.page(staff.number("after").orElse(null));
        }
        return slice;
    }
}
