package mypage.web.admin.imports;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import mypage.actiontoken.ActionTokenSettings;
import mypage.admin.imports.AccountImport;
import mypage.admin.imports.BadLine;
import mypage.admin.imports.ImportService;
import mypage.platform.CsvFile.Problem;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.MaskedAddress;

/** Imports and their lines in words. */
@Named
@RequestScoped
public class ImportTexts {

    private static final Duration COUNTED_IN_MINUTES = Duration.ofHours(2);
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    @Inject
    ImportService imports;

    @Inject
    ActionTokenSettings settings;

    @Inject
    Clock clock;

    public String state(AccountImport of) {
        return switch (of.state()) {
            case CHECKED -> imports.isBare(of) ? Labels.get("import.state.lapsed") : Labels.get("import.state.checked");
            case RUNNING -> Labels.get("import.state.running");
            case CANCELLED -> Labels.get("import.state.cancelled");
            case FINISHED -> Labels.get("import.state.finished");
        };
    }

    public String reason(BadLine line) {
        return BadLineTexts.reason(line);
    }

    /** A good line holds the constant of its service, others hold what was typed. */
    public String service(BadLine line) {
        return service(line.service());
    }

    /** Masked: who works on the lines exports them, which is recorded. */
    public String email(BadLine line) {
        return MaskedAddress.of(line.email());
    }

    private static String service(String name) {
        return switch (name) {
            case "SEEKER" -> Labels.get("import.service.seeker");
            case "EMPLOYER" -> Labels.get("import.service.employer");
            case "JOB_INFORMATION" -> Labels.get("import.service.information");
            default -> name;
        };
    }

    static String problem(Problem why) {
        return switch (why) {
            case EMPTY -> Labels.get("import.file.empty");
            case TOO_LARGE -> Labels.get("import.file.large");
            case TOO_MANY_LINES -> Labels.get("import.file.lines", ImportService.MOST_LINES);
            case NO_TEXT -> Labels.get("import.file.text");
            case NO_HEADER -> Labels.get("import.file.header");
            case NO_CSV -> Labels.get("import.file.csv");
        };
    }

    /** The character set that the file was read in, under its usual name. */
    public String charset(AccountImport of) {
        return of.charset().equals("UTF-8") ? "UTF-8" : "Shift_JIS";
    }

    public String progress(AccountImport of) {
        return Labels.get("import.progress", of.done(), of.good());
    }

    /** An estimate of how long the rest takes. */
    public String rest(AccountImport of) {
        Duration rest = imports.rest(of);
        if (rest.compareTo(COUNTED_IN_MINUTES) > 0) {
            return Labels.get("import.hours", rest.plusMinutes(30).toHours());
        }
        return Labels.get("import.minutes", Math.max(1, rest.plusSeconds(30).toMinutes()));
    }

    /** With separators, so that large numbers are readable. */
    public String number(int count) {
        return String.format(Locale.JAPAN, "%,d", count);
    }

    public String count(int count) {
        return Labels.get("import.count", number(count));
    }

    /** How many lines are good, in all and by service: a wrong service looks as good as any other. */
    public String goodByService(AccountImport of) {
        String services = imports.goodByService(of).entrySet().stream()
                .map(entry -> Labels.get(
                        "import.split.service", service(entry.getKey().name()), number(entry.getValue())))
                .collect(Collectors.joining(Labels.get("figures.and")));
        return services.isEmpty() ? count(of.good()) : Labels.get("import.split", count(of.good()), services);
    }

    /** An estimate of when the rest will be done; at least a minute from now, as in {@link #rest}. */
    public String until(AccountImport of) {
        Instant end = clock.instant().plus(imports.rest(of)).plus(SHORTEST);
        return Labels.get("import.around", JapaneseTime.dateTime(end));
    }

    public String link() {
        return Labels.get(
                "importAction.CONFIRM.mails", settings.invitationValidity().toHours());
    }

    /** When it was finished or cancelled, and who cancelled it. */
    public String end(AccountImport of) {
        String at = of.endedAt().map(JapaneseTime::dateTime).orElse("");
        return imports.cancelledBy(of).map(name -> at + " " + name).orElse(at);
    }

    public String time(Instant instant) {
        return JapaneseTime.dateTime(instant);
    }

    /** Null until then. */
    public String confirmed(AccountImport of) {
        return of.confirmedAt().map(JapaneseTime::dateTime).orElse(null);
    }
}
