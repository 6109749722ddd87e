package mypage.web.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import mypage.admin.audit.AuditEntry;
import mypage.admin.audit.AuditFilter;
import mypage.admin.audit.AuditSearchService;
import mypage.platform.Slice;
import mypage.platform.TooWideException;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ListChoice;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.StaffSearch;
import mypage.web.site.FieldErrors;

/** Searches the audit trail. Without a filter the page searches nothing. */
@Named
@RequestScoped
public class AuditBacking {

    private static final String AFTER = "after";

    @Inject
    AuditSearchService events;

    @Inject
    AuditFilterForm form;

    @Inject
    AuditRows words;

    @Inject
    FieldErrors errors;

    @Inject
    StaffRequest staff;

    @Inject
    StaffSearch search;

    @Inject
    SavedSearches saved;

    @Inject
    ListChoice choice;

    private List<AuditRow> rows;

    private String hits;

    private Optional<String> next = Optional.empty();

    public String open() {
        if (staff.isPosted()) {
            return saved.pressed().orElseGet(() -> search.keep(StaffPage.AUDIT, AuditFilterForm.SENT));
        }
        if (form.isAsked()) {
            form.read().ifPresent(this::search);
        }
        return null;
    }

    /** Counts first, since a search is an event too. */
    private void search(AuditFilter filter) {
        hits = getFirst() == null ? count(filter) : null;
        try {
            var page = page(filter);
            rows = words.of(page.rows());
            next = page.next();
        } catch (TooWideException e) {
            errors.add(null, Labels.get("audit.wide"));
        }
    }

    private String count(AuditFilter filter) {
        try {
            var number = events.count(filter);
            var text = String.format(Locale.JAPAN, "%,d", number);
            return number < AuditSearchService.MOST
                    ? Labels.get("audit.hits", text)
                    : Labels.get("audit.hits.more", text);
        } catch (TooWideException e) {
            return null;
        }
    }

    private Slice<AuditEntry> page(AuditFilter filter) {
        return staff.parameter(AFTER)
                .map(after -> events.more(filter, choice.listing(), after))
                .orElseGet(() -> events.search(filter, choice.listing(), staff.context()));
    }

    /** Null when nothing was searched. */
    public List<AuditRow> getRows() {
        return rows == null ? null : List.copyOf(rows);
    }

    public String getCaption() {
        return choice.isOldest() ? Labels.get("audit.caption.oldest") : Labels.get("audit.caption");
    }

    /** How many events meet the filter; null after the first page, and if it takes too long to count them. */
    public String getHits() {
        return hits;
    }

    /** Null on the last page. */
    public String getNext() {
        return next.map(key -> staff.queryWith(AFTER, key)).orElse(null);
    }

    /** Null on the first page. */
    public String getFirst() {
        return staff.parameter(AFTER).map(after -> staff.queryWith(AFTER, "")).orElse(null);
    }

    /** The same filter, for the export. */
    public String getQuery() {
        return staff.queryWith(AFTER, "");
    }
}
