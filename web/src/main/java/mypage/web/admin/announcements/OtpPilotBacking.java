package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.announcements.AnnouncementChangeResult;
import mypage.admin.announcements.OtpPilotService;
import mypage.otp.OtpPilot;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.ConfirmedForm;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.ServiceNames;

/** Who is asked for one-time passwords before the launch date, and the form that changes it. */
@Named
@RequestScoped
public class OtpPilotBacking {

    /** @param state in words */
    public record Row(Service service, String name, OtpPilot pilot, String from, String state) {}

    @Inject
    OtpPilotService service;

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
    private String share;
    private boolean clearsList;
    private Map<Service, OtpPilot> pilots;

    public List<Row> getRows() {
        return Stream.of(Service.values()).map(this::row).toList();
    }

    private Row row(Service of) {
        OtpPilot pilot = pilots().get(of);
        return new Row(
                of,
                ServiceNames.of(EnumSet.of(of)),
                pilot,
                Optional.ofNullable(pilot.from()).map(JapaneseTime::dateTime).orElse(""),
                pilot.isRunning(clock.instant()) ? Labels.get("pilot.running") : Labels.get("pilot.still"));
    }

    private Map<Service, OtpPilot> pilots() {
        if (pilots == null) {
            pilots = service.pilots();
        }
        return pilots;
    }

    /** Fills the form, if the address names a service. */
    public void open() {
        Row row = getRow();
        if (row == null) {
            answer.notFound();
            return;
        }
        share = Integer.toString(row.pilot().share());
        from.set(row.pilot().from());
    }

    public String change() {
        if (getRow() == null) {
            return answer.notFound();
        }
        Instant to = checks.required("launch", from);
        Optional<Integer> percent = percent();
        if (percent.isEmpty()) {
            checks.refuse("share", Labels.get("pilot.share.bad"));
        }
        if (to == null || percent.isEmpty() || !confirmation.isAnswered(to + " " + percent.get() + clearsList)) {
            return null;
        }
        var result = service.change(getRow().service(), seen(), to, percent.get(), clearsList, staff.context());
        return checks.outcome(result, StaffPage.PILOT.redirect() + told(result));
    }

    private static String told(AnnouncementChangeResult result) {
        return switch (result) {
            case DONE -> "&done=1";
            case ASKED -> "&asked=1";
            case ALREADY_ASKED -> "&asked=before";
            case STALE, OVER -> "";
        };
    }

    private Optional<Integer> percent() {
        var typed = Normalizer.normalize(Objects.toString(share, "").strip(), Normalizer.Form.NFKC);
        return Optional.of(typed)
                .filter(text -> text.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(number -> number <= OtpPilot.WHOLE);
    }

    /** The pilot that the member saw; one that never was if the form was tampered with. */
    private OtpPilot seen() {
        OtpPilot now = getRow().pilot();
        return getSeen().equals(now.toString()) ? now : new OtpPilot(null, -1, 0);
    }

    public String getSeen() {
        return staff.parameter("seen").orElseGet(() -> getRow().pilot().toString());
    }

    /** Null when none is asked for. */
    public Row getRow() {
        var requested = staff.parameter("service").orElse("");
        return Stream.of(Service.values())
                .filter(known -> known.name().equals(requested))
                .findFirst()
                .map(this::row)
                .orElse(null);
    }

    /** What the form will do, a sentence each; null until it is asked about. */
    public List<String> getEffect() {
        if (confirmation.getToken() == null) {
            return null;
        }
        var clears = Labels.get("pilot.effect.clears", getRow().pilot().listed());
        var second = Labels.get("pilot.effect.second");
        return Stream.of(
                        Optional.of(Labels.get("pilot.effect", time(), percent().orElseThrow())),
                        Optional.of(clears).filter(text -> clearsList),
                        Optional.of(second).filter(text -> isWeaker()))
                .flatMap(Optional::stream)
                .toList();
    }

    private String time() {
        return JapaneseTime.dateTime(from.instant().orElseThrow());
    }

    /** Whether what was typed takes effect only after a second member approved it. */
    public boolean isWeaker() {
        return service.isWeaker(
                getRow().pilot(), from.instant().orElseThrow(), percent().orElseThrow(), clearsList);
    }

    public TypedTime getFrom() {
        return from;
    }

    public String getShare() {
        return share;
    }

    public void setShare(String share) {
        this.share = share;
    }

    public boolean isClearsList() {
        return clearsList;
    }

    public void setClearsList(boolean clearsList) {
        this.clearsList = clearsList;
    }
}
