package mypage.web.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.admin.staff.SavedSearchService;
import mypage.web.admin.site.Labels;
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

    @Inject
    SavedSearchService searches;

    @Inject
    StaffRequest staff;

    @Inject
    StaffSearch search;

    @Inject
    AuditOptions options;

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

    /** Without a name, what was chosen is its name. */
    private String save() {
        var fields = new TreeMap<String, String>();
        Stream.of(AuditFilterForm.NAMES)
                .forEach(name -> staff.parameter(name).ifPresent(value -> fields.put(name, value)));
        var name = staff.parameter("name")
                .orElseGet(() -> options.getFilled().stream()
                        .map(AuditOptions.Filled::shown)
                        .collect(Collectors.joining("、")));
        var saved = !name.isEmpty() && searches.save(staff.signedIn(), name, fields);
        return search.keep(StaffPage.AUDIT, fields) + (saved ? "&done=saved" : "&done=many");
    }

    /** What was just done; null if nothing was. */
    public String getDone() {
        return staff.parameter("done")
                .filter(done -> Stream.of("saved", "removed", "many").anyMatch(done::equals))
                .map(done -> switch (done) {
                    case "saved" -> Labels.get("audit.saved");
                    case "removed" -> Labels.get("audit.removed");
                    default -> Labels.get("audit.many", SavedSearchService.MOST);
                })
                .orElse(null);
    }
}
