package mypage.web.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.admin.audit.AuditCheckRun;
import mypage.admin.audit.AuditCheckService;
import mypage.admin.staff.StaffNameService;
import mypage.web.admin.site.Labels;

/** The checks of the chain, and whether one is running. */
@Named
@RequestScoped
public class AuditCheckBacking {

    /** How long a check may take to start, before one without its lock counts as aborted. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(30);

    /** One check in words; {@code bad} when somebody has to look into it. */
    public record Row(Instant started, Instant finished, String by, String result, String detail, boolean bad) {}

    @Inject
    AuditCheckService checks;

    @Inject
    StaffNameService members;

    @Inject
    Clock clock;

    private List<AuditCheckRun> latest;
    private boolean running;

    public void open() {
        latest = checks.latest();
        running = latest.stream().findFirst().filter(this::isRunning).isPresent();
    }

    private boolean isRunning(AuditCheckRun run) {
        return run.finishedAt().isEmpty()
                && (run.startedAt().plus(UNDER_WAY).isAfter(clock.instant()) || checks.isRunning());
    }

    public boolean isRunning() {
        return running;
    }

    /** What the newest finished check found; null when it was sound, or there is none. */
    public String getDefect() {
        return latest.stream()
                .filter(run -> run.finishedAt().isPresent())
                .findFirst()
                .flatMap(AuditCheckRun::defect)
                .orElse(null);
    }

    /** The newest check in short; null when there is none. */
    public Row getLast() {
        return latest.stream().findFirst().map(run -> row(run, Map.of())).orElse(null);
    }

    public List<Row> getRows() {
        var names = members.names(
                latest.stream().flatMap(run -> run.staffId().stream()).collect(Collectors.toSet()));
        return latest.stream().map(run -> row(run, names)).toList();
    }

    private Row row(AuditCheckRun run, Map<Long, String> names) {
        return new Row(
                run.startedAt(),
                run.finishedAt().orElse(null),
                by(run.staffId(), names),
                result(run),
                run.finishedAt().isEmpty() ? "" : run.defect().orElseGet(() -> found(run)),
                run.defect().isPresent());
    }

    private static String by(Optional<Long> staffId, Map<Long, String> names) {
        return staffId.map(id -> names.getOrDefault(id, String.valueOf(id)))
                .orElseGet(() -> Labels.get("check.automatic"));
    }

    private String result(AuditCheckRun run) {
        if (run.finishedAt().isEmpty()) {
            return running && run == latest.get(0) ? Labels.get("check.running") : Labels.get("check.unfinished");
        }
        return run.isSound() ? Labels.get("check.sound") : Labels.get("check.broken");
    }

    private static String found(AuditCheckRun run) {
        return Labels.get("check.found", run.sealed(), run.seals(), run.unsealed(), run.head());
    }
}
