package mypage.web.admin.dashboard;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.dashboard.AlertService;
import mypage.admin.dashboard.Attention;
import mypage.admin.dashboard.MetricService;
import mypage.admin.dashboard.TimeScale;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffRequest;

/** The dashboard: alerts, the metrics of today, and charts by the time scale and the service in the address. */
@Named
@RequestScoped
public class DashboardBacking {

    /**
     * An alert, and who has looked at it.
     *
     * @param seen null if nobody has
     * @param see the page where a member says so; null if there is nothing to say
     */
    public record ShownAlert(AlertText text, String seen, String see) {
        private static ShownAlert of(Attention attention) {
            return new ShownAlert(
                    AlertTexts.of(attention.alert()),
                    attention.alarm().map(AlarmTexts::seen).orElse(null),
                    attention
                            .alarm()
                            .filter(AlarmAction.SEEN::fits)
                            .map(alarm -> AlarmAction.SEEN.page().link(alarm.id()))
                            .orElse(null));
        }
    }

    /** A time scale or a service to choose. */
    public record Choice(String address, String title, boolean current) {}

    @Inject
    MetricService metrics;

    @Inject
    AlertService alerts;

    @Inject
    StaffRequest staff;

    @Inject
    Clock clock;

    private TimeScale scale;
    private Optional<Service> service;
    private List<ShownAlert> shown;
    private List<MetricTile> tiles;
    private List<MetricChart> charts;

    @PostConstruct
    void look() {
        scale = staff.parameter("by")
                .filter("day"::equals)
                .map(by -> TimeScale.DAY)
                .orElse(TimeScale.HOUR);
        service = staff.parameter("service")
                .flatMap(segment -> Stream.of(Service.values())
                        .filter(named -> named.segment().equals(segment))
                        .findFirst());
        shown = alerts.attention().stream().map(ShownAlert::of).toList();
        tiles = new MetricTiles(metrics.today(service)).all();
        charts = new MetricCharts(scale, metrics.spans(scale, service)).all();
    }

    /** When the page was rendered. */
    public String getTime() {
        return MetricFormat.second(clock.instant());
    }

    public List<ShownAlert> getAlerts() {
        return List.copyOf(shown);
    }

    public Outcome getDone() {
        return staff.done(AlarmAction.values()).orElse(null);
    }

    /** Why nothing was done; null if the member did nothing. */
    public String getNotDone() {
        return switch (staff.parameter("not").orElse("")) {
            case AlarmActionBacking.BEFORE -> Labels.get("alarm.not.before");
            case AlarmActionBacking.AGAIN -> Labels.get("alarm.not.again");
            default -> null;
        };
    }

    public List<MetricTile> getTiles() {
        return List.copyOf(tiles);
    }

    public List<MetricChart> getCharts() {
        return List.copyOf(charts);
    }

    /** The text alternative of a drawing. */
    public String drawing(MetricChart chart) {
        return Labels.get("figures.drawing", chart.title());
    }

    public List<Choice> getScales() {
        return List.of(
                scale(TimeScale.HOUR, Labels.get("figures.scale.hour")),
                scale(TimeScale.DAY, Labels.get("figures.scale.day")));
    }

    private Choice scale(TimeScale choice, String title) {
        return new Choice(staff.queryWith("by", choice.name().toLowerCase(Locale.ROOT)), title, choice == scale);
    }

    public List<Choice> getServices() {
        var all = new Choice(staff.queryWith("service", ""), Labels.get("figures.service.all"), service.isEmpty());
        return Stream.concat(
                        Stream.of(all),
                        Stream.of(Service.values())
                                .map(choice -> new Choice(
                                        staff.queryWith("service", choice.segment()),
                                        ServiceLabels.of(choice),
                                        service.equals(Optional.of(choice)))))
                .toList();
    }
}
