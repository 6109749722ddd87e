package mypage.web.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.admin.staff.SavedSearchService;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.Outcome;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.StaffSearch;

/** The searches of the audit trail that the member has saved: buttons that repeat, save or remove one. */
@Named
@RequestScoped
public class SavedSearches {

    private static final String SAVE = "save";
    private static final String REPEAT = "repeat";
    private static final String REMOVE = "remove";
    private static final String DONE = "done";

    /**
     * Fields that may name a person, one of them by mistake. Unlike the fields, the name of a search is stored in the
     * clear.
     */
    private static final Set<String> OF_PERSONS = Set.of("account", "staff", "client", AuditFilterForm.KINDS);

    @Inject
    SavedSearchService searches;

    @Inject
    StaffRequest staff;

    @Inject
    StaffSearch search;

    @Inject
    AuditOptions options;

    @Inject
    Clock clock;

    public List<String> getNames() {
        return searches.names(staff.signedIn());
    }

    /** The outcome of the button that was pressed; empty if it is none of these. */
    Optional<String> pressed() {
        return staff.parameter(REPEAT)
                .map(this::repeat)
                .or(() -> staff.parameter(REMOVE).map(this::remove))
                .or(() -> staff.parameter(SAVE).map(pressed -> save()));
    }

    private String repeat(String name) {
        return searches.find(staff.signedIn(), name)
                .map(fields -> search.keep(StaffPage.AUDIT, fields))
                .orElse(StaffPage.AUDIT.redirect());
    }

    private String remove(String name) {
        searches.remove(staff.signedIn(), name);
        return StaffPage.AUDIT.redirect() + "&done=removed";
    }

    private String save() {
        var fields = new TreeMap<String, String>();
        Stream.of(AuditFilterForm.NAMES)
                .forEach(name -> staff.parameter(name).ifPresent(value -> fields.put(name, value)));
        var name = staff.parameter("name").orElseGet(() -> defaultName(options.getFilled(), clock.instant()));
        var saved = searches.save(staff.signedIn(), name, fields);
        return search.keep(StaffPage.AUDIT, AuditFilterForm.SENT) + (saved ? "&done=saved" : "&done=many");
    }

    /** What was chosen, but no person; if that is not all, also when it was saved, to tell it from others. */
    static String defaultName(List<AuditOptions.Filled> filled, Instant now) {
        var told = filled.stream()
                .filter(field -> !OF_PERSONS.contains(field.name()))
                .map(AuditOptions.Filled::shown)
                .toList();
        var saved = Labels.get("audit.search") + " " + JapaneseTime.dateTime(now);
        var isWhole = told.size() == filled.size() && !told.isEmpty();
        return Stream.concat(isWhole ? Stream.empty() : Stream.of(saved), told.stream())
                .collect(Collectors.joining("、"));
    }

    /** What was just done; null if nothing was. */
    public Outcome getDone() {
        return switch (staff.parameter(DONE).orElse("")) {
            case "saved" -> Outcome.of(Labels.get("audit.saved"));
            case "removed" -> Outcome.of(Labels.get("audit.removed"));
            default -> null;
        };
    }

    /** Why nothing was saved; null otherwise. */
    public String getNotDone() {
        return staff.parameter(DONE)
                .filter("many"::equals)
                .map(many -> Labels.get("audit.many", SavedSearchService.MOST))
                .orElse(null);
    }
}
