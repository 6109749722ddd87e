package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.announcements.NoticeService;
import mypage.announcements.Notice;

@Named
@RequestScoped
public class CurrentNotice extends CurrentAnnouncement<Notice> {

    @Inject
    NoticeService notices;

    @Override
    Optional<Notice> find(long id) {
        return notices.find(id);
    }

    @Override
    long id(Notice notice) {
        return notice.id();
    }

    @Override
    int version(Notice notice) {
        return notice.version();
    }
}
