package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.announcements.AnnouncementChangeResult;
import mypage.admin.announcements.OtpRolloutService;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.ConfirmedForm;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.ServiceNames;

/** When each service begins to ask for one-time passwords (requirement 3), and the form that changes such a date. */
@Named
@RequestScoped
public class OtpRolloutBacking {

    /** @param past whether the service already asks for them */
    public record Row(Service service, String name, Instant from, boolean past) {}

    @Inject
    OtpRolloutService rollout;

    @Inject
    StaffRequest staff;

    @Inject
    ConfirmedForm confirmation;

    @Inject
    FormChecks checks;

    @Inject
    NotFoundAnswer answer;

    @Inject
    Clock clock;

    private final TypedTime from = new TypedTime();
    private Map<Service, Instant> dates;

    public List<Row> getRows() {
        return Stream.of(Service.values()).map(this::row).toList();
    }

    private Row row(Service service) {
        var date = dates().get(service);
        return new Row(service, ServiceNames.of(EnumSet.of(service)), date, isPast(date));
    }

    private boolean isPast(Instant date) {
        return !clock.instant().isBefore(date);
    }

    private Map<Service, Instant> dates() {
        if (dates == null) {
            dates = rollout.dates();
        }
        return dates;
    }

    /** Fills the form, if the address names a service. */
    public void open() {
        service().ifPresentOrElse(service -> from.set(dates().get(service)), answer::notFound);
    }

    public String move() {
        var to = checks.required("launch", from);
        if (service().isEmpty()) {
            return answer.notFound();
        }
        if (to == null || !confirmation.isAnswered(to.toString())) {
            return null;
        }
        var result = rollout.move(service().get(), seen(), to, staff.context());
        return checks.outcome(result, StaffPage.LAUNCH.redirect() + told(result));
    }

    private static String told(AnnouncementChangeResult result) {
        return switch (result) {
            case DONE -> "&done=1";
            case ASKED -> "&asked=1";
            case ALREADY_ASKED -> "&asked=before";
            case STALE, OVER -> "";
        };
    }

    private Optional<Service> service() {
        var requested = staff.parameter("service").orElse("");
        return Stream.of(Service.values())
                .filter(service -> service.name().equals(requested))
                .findFirst();
    }

    private Instant seen() {
        try {
            return Instant.parse(getSeen());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        }
    }

    /** The date that the member saw. */
    public String getSeen() {
        return staff.parameter("seen")
                .orElseGet(
                        () -> service().map(dates()::get).map(Instant::toString).orElse(""));
    }

    /** Null when none is asked for. */
    public Row getRow() {
        return service().map(this::row).orElse(null);
    }

    /** What the date that was typed will do; null until one is typed. */
    public String getEffect() {
        if (confirmation.getToken() == null) {
            return null;
        }
        var to = from.instant().orElseThrow();
        var date = JapaneseTime.dateTime(to);
        if (isPast(to)) {
            return Labels.get("launch.effect.now", date);
        }
        return isOff() ? Labels.get("launch.effect.off", date) : Labels.get("launch.effect.later", date);
    }

    /** Whether the date that was typed turns off codes that the service asks for now. */
    public boolean isOff() {
        return getRow().past() && from.instant().filter(to -> !isPast(to)).isPresent();
    }

    /** Whether the date that was typed takes effect only after a second member approved it. */
    public boolean isLater() {
        return from.instant()
                .filter(to -> !isPast(to) && to.isAfter(dates().get(getRow().service())))
                .isPresent();
    }

    public TypedTime getFrom() {
        return from;
    }
}
