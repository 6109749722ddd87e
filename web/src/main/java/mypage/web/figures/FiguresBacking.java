package mypage.web.figures;

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
import mypage.figures.AttentionService;
import mypage.figures.FigureService;
import mypage.figures.Scale;
import mypage.web.site.Texts;
import mypage.web.staff.Labels;
import mypage.web.staff.StaffVisit;

/** The dashboard: what needs attention, today, and charts of the time and the service that the address names. */
@Named("figures")
@RequestScoped
public class FiguresBacking {

    /** One of several ways to look at the charts. */
    public record Choice(String address, String title, boolean current) {}

    @Inject
    FigureService figures;

    @Inject
    AttentionService attention;

    @Inject
    StaffVisit staff;

    @Inject
    Clock clock;

    private Scale scale;
    private Optional<Service> service;
    private List<Note> notes;
    private List<Tile> tiles;
    private List<FigureChart> charts;

    @PostConstruct
    void look() {
        scale = staff.parameter("by").filter("day"::equals).map(by -> Scale.DAY).orElse(Scale.HOUR);
        service = staff.parameter("service")
                .flatMap(segment -> Stream.of(Service.values())
                        .filter(named -> named.segment().equals(segment))
                        .findFirst());
        notes = attention.attention().stream().map(Notes::of).toList();
        tiles = new Tiles(figures.today(service)).all();
        charts = new FigureCharts(scale, figures.spans(scale, service)).all();
    }

    /** When the page was made. */
    public String getTime() {
        return FigureFormat.second(clock.instant());
    }

    public List<Note> getNotes() {
        return List.copyOf(notes);
    }

    public List<Tile> getTiles() {
        return List.copyOf(tiles);
    }

    public List<FigureChart> getCharts() {
        return List.copyOf(charts);
    }

    /** What who can't see a drawing is told of it. */
    public String drawing(FigureChart chart) {
        return Labels.get("figures.drawing", chart.title());
    }

    public List<Choice> getScales() {
        return List.of(
                scale(Scale.HOUR, Labels.get("figures.scale.hour")), scale(Scale.DAY, Labels.get("figures.scale.day")));
    }

    private Choice scale(Scale choice, String title) {
        return new Choice(staff.queryWith("by", choice.name().toLowerCase(Locale.ROOT)), title, choice == scale);
    }

    public List<Choice> getServices() {
        var all = new Choice(staff.queryWith("service", ""), Labels.get("figures.service.all"), service.isEmpty());
        return Stream.concat(
                        Stream.of(all),
                        Stream.of(Service.values())
                                .map(choice -> new Choice(
                                        staff.queryWith("service", choice.segment()),
                                        Texts.get("service." + choice),
                                        service.equals(Optional.of(choice)))))
                .toList();
    }
}
