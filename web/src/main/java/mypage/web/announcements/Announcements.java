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

/** What the page at hand tells of stops and notices: those of its service, or of all where it belongs to none. */
@Named
@RequestScoped
public class Announcements {

    /** The form of the sign-in page is to be seen at once; more notices than these wait behind a link. */
    private static final int SHOWN = 2;

    /** A notice by its title, in which language that is, and where it can be read. */
    public record Entry(String title, String lang, String from, String address) {}

    @Inject
    AnnouncementService announcements;

    @Inject
    UserRequest request;

    /** The stops to come; where no service is chosen yet, before them those that run. */
    public List<MaintenanceView> getStops() {
        var service = service();
        var coming = announcements.announced(service).stream()
                .filter(stop -> service == null || !isSoon(stop))
                .map(stop -> MaintenanceView.coming(stop.plan()));
        var running = service == null ? announcements.running() : List.<MaintenanceWindow>of();
        return Stream.concat(running.stream().map(stop -> MaintenanceView.running(stop.plan())), coming)
                .toList();
    }

    /** Null when none begins soon; told on every page of its service, so not among the others there. */
    public MaintenanceView getSoon() {
        return request.findService()
                .flatMap(announcements::imminent)
                .map(stop -> MaintenanceView.soon(stop.plan()))
                .orElse(null);
    }

    public boolean isStopped(Service service) {
        return announcements.current(service).isPresent();
    }

    private boolean isSoon(MaintenanceWindow stop) {
        return announcements
                .imminent(service())
                .filter(soon -> soon.id() == stop.id())
                .isPresent();
    }

    public List<Entry> getNotices() {
        return announcements.notices(service()).stream()
                .limit(SHOWN)
                .map(this::entry)
                .toList();
    }

    /** Where no service is chosen there is no list to lead to. */
    public boolean isMore() {
        return service() != null && announcements.notices(service()).size() > SHOWN;
    }

    Entry entry(Notice notice) {
        var page = "notice?of=" + notice.id();
        var view = NoticeView.of(notice, Texts.language());
        return new Entry(
                view.title(),
                view.lang(),
                UserTime.date(Texts.language(), notice.plan().shownFrom()),
                service() != null ? page : first(notice).segment() + "/" + page);
    }

    private static Service first(Notice notice) {
        return notice.plan().services().iterator().next();
    }

    /** Whether a sign-in to this service asks for a one-time password by now (requirement 3). */
    public boolean isOtpRequired() {
        return announcements.requiresOtp(request.getService());
    }

    private Service service() {
        return request.findService().orElse(null);
    }
}
