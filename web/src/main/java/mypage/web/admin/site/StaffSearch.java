package mypage.web.admin.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mypage.admin.staff.KeptSearchService;

/**
 * The search of a list. Its form is posted. The page then leads to itself with the number of the search, and finds
 * there what was typed, see {@link KeptSearchService}. Links may choose from a list by the address, such as a state,
 * but never say what only a person types.
 */
@Named
@RequestScoped
public class StaffSearch {

    private static final String NUMBER = "search";

    @Inject
    KeptSearchService searches;

    @Inject
    StaffRequest staff;

    private Optional<Map<String, String>> kept;

    /**
     * Keeps what was posted.
     *
     * @param names the fields of the form
     * @return the outcome that shows the result
     */
    public String keep(StaffPage page, String... names) {
        var fields = new TreeMap<String, String>();
        Stream.of(names).forEach(name -> staff.parameter(name).ifPresent(value -> fields.put(name, value)));
        return keep(page, fields);
    }

    /** Does the same with these fields. */
    public String keep(StaffPage page, Map<String, String> fields) {
        var search = searches.keep(staff.signedIn(), staff.cookie(StaffCookie.SEARCH), fields);
        staff.keep(StaffCookie.SEARCH, search.sealed());
        return page.redirect() + "&" + NUMBER + "=" + search.number();
    }

    /** Whether the address names a search, even if it is kept no more. */
    public boolean isNamed() {
        return staff.parameter(NUMBER).isPresent();
    }

    /** Whether the address names a search that this session keeps no more. */
    public boolean isGone() {
        return isNamed() && kept().isEmpty();
    }

    /** What was typed in a field. */
    public Optional<String> typed(String name) {
        return staff.isPosted() ? staff.parameter(name) : kept().map(fields -> fields.get(name));
    }

    /** What was chosen in a field, or by the address of the page if it names no search. */
    public Optional<String> chosen(String name) {
        return isNamed() ? typed(name) : staff.parameter(name);
    }

    private Optional<Map<String, String>> kept() {
        if (kept == null) {
            kept = staff.parameter(NUMBER)
                    .flatMap(number -> searches.find(staff.signedIn(), staff.cookie(StaffCookie.SEARCH), number));
        }
        return kept;
    }
}
