package mypage.web.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.announcements.AnnouncementService;
import mypage.announcements.MaintenanceWindow;
import mypage.announcements.Notice;
import mypage.platform.UserTime;
import mypage.web.site.Texts;
import mypage.web.user.UserRequest;

/**
 * The maintenance and the notices that a page announces: those of its service, or of all services where it has none.
 */
@Named
@RequestScoped
public class Announcements {

    /** The form of the sign-in page must be visible at once, so further notices wait behind a link. */
    private static final int SHOWN = 2;

    /** A notice in a list: its title, the title's language, and where it can be read. */
    public record Entry(String title, String lang, String from, String address) {}

    @Inject
    AnnouncementService announcements;

    @Inject
    UserRequest request;

    /** Maintenance to come; where no service is chosen yet, what is under way comes first. */
    public List<MaintenanceView> getMaintenance() {
        var service = service();
        var coming = announcements.announced(service).stream()
                .filter(window -> service == null || !isSoon(window))
                .map(MaintenanceView::coming);
        var running = service == null ? announcements.running() : List.<MaintenanceWindow>of();
        return Stream.concat(running.stream().map(MaintenanceView::running), coming)
                .toList();
    }

    /**
     * Null when none begins soon. Every page of the service shows it, so {@link #getMaintenance} leaves it out there.
     */
    public MaintenanceView getSoon() {
        return request.findService()
                .flatMap(announcements::imminent)
                .map(MaintenanceView::soon)
                .orElse(null);
    }

    public boolean isStopped(Service service) {
        return announcements.current(service).isPresent();
    }

    private boolean isSoon(MaintenanceWindow window) {
        return announcements
                .imminent(service())
                .filter(soon -> soon.id() == window.id())
                .isPresent();
    }

    public List<Entry> getNotices() {
        return announcements.notices(service()).stream()
                .limit(SHOWN)
                .map(this::entry)
                .toList();
    }

    /** Never where no service is chosen: there is no list to lead to. */
    public boolean isMore() {
        return service() != null && announcements.notices(service()).size() > SHOWN;
    }

    Entry entry(Notice notice) {
        var page = "notice?of=" + notice.id();
        var written = NoticeRenderer.written(notice, Texts.language());
        return new Entry(
                notice.text(written).title(),
                written.tag(),
                UserTime.date(Texts.language(), notice.plan().shownFrom()),
                service() != null ? page : first(notice).segment() + "/" + page);
    }

    private static Service first(Notice notice) {
        return notice.plan().services().iterator().next();
    }

    /** Whether signing in to this service already requires a one-time password (requirement 3). */
    public boolean isOtpRequired() {
        return announcements.requiresOtp(request.getService());
    }

    private Service service() {
        return request.findService().orElse(null);
    }
}
