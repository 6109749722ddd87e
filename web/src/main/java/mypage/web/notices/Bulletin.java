package mypage.web.notices;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.operations.BulletinService;
import mypage.operations.MaintenanceWindow;
import mypage.operations.Notice;
import mypage.platform.UserTime;
import mypage.web.site.Texts;
import mypage.web.site.Visit;

/** What the page at hand tells of stops and notices: those of its service, or of all where it belongs to none. */
@Named
@RequestScoped
public class Bulletin {

    /** The form of the sign-in page is to be seen at once; more notices than these wait behind a link. */
    private static final int SHOWN = 2;

    /** A notice by its title, in which language that is, and where it can be read. */
    public record Entry(String title, String lang, String from, String address) {}

    @Inject
    BulletinService bulletin;

    @Inject
    Visit visit;

    /** The stops to come; where no service is chosen yet, before them those that run. */
    public List<StopText> getStops() {
        var service = service();
        var coming = bulletin.announced(service).stream()
                .filter(stop -> service == null || !isSoon(stop))
                .map(stop -> StopText.coming(stop.plan()));
        var running = service == null ? bulletin.running() : List.<MaintenanceWindow>of();
        return Stream.concat(running.stream().map(stop -> StopText.running(stop.plan())), coming)
                .toList();
    }

    /** Null when none begins soon; told on every page of its service, so not among the others there. */
    public StopText getSoon() {
        return visit.findService()
                .flatMap(bulletin::imminent)
                .map(stop -> StopText.soon(stop.plan()))
                .orElse(null);
    }

    public boolean isStopped(Service service) {
        return bulletin.current(service).isPresent();
    }

    private boolean isSoon(MaintenanceWindow stop) {
        return bulletin.imminent(service())
                .filter(soon -> soon.id() == stop.id())
                .isPresent();
    }

    public List<Entry> getNotices() {
        return bulletin.notices(service()).stream()
                .limit(SHOWN)
                .map(this::entry)
                .toList();
    }

    /** Where no service is chosen there is no list to lead to. */
    public boolean isMore() {
        return service() != null && bulletin.notices(service()).size() > SHOWN;
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
        return bulletin.requiresOtp(visit.getService());
    }

    private Service service() {
        return visit.findService().orElse(null);
    }
}
