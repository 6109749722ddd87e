package mypage.web.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import mypage.admin.audit.AuditEntry;
import mypage.admin.audit.AuditFilter;
import mypage.admin.audit.AuditSearchService;
import mypage.platform.JapaneseTime;
import mypage.platform.Slice;
import mypage.platform.TooWideException;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/**
 * Sends the audit events of a filter as a file. The file goes to the browser piece by piece, so it takes little memory
 * and holds nothing of the database while the browser is slow. It ends when the browser disconnects, the session ends
 * or the member loses the role.
 */
@Named
@RequestScoped
public class AuditExportBacking {

    private static final System.Logger LOG = System.getLogger(AuditExportBacking.class.getName());

    /** A little less than a spreadsheet can hold. */
    static final int MOST = 1_000_000;

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private static final DateTimeFormatter FILE_NAME =
            DateTimeFormatter.ofPattern("'audit-'yyyyMMdd-HHmmss'.csv'").withZone(JapaneseTime.ZONE);

    @Inject
    AuditSearchService events;

    @Inject
    AuditFilterForm form;

    @Inject
    AuditRows words;

    @Inject
    ExportSlots slots;

    @Inject
    FieldErrors errors;

    @Inject
    StaffRequest staff;

    @Inject
    FacesContext faces;

    @Inject
    Clock clock;

    public String getMost() {
        return Labels.get("export.most", MOST);
    }

    public void send() {
        form.read().ifPresent(filter -> {
            if (slots.tryTake()) {
                try {
                    send(filter);
                } catch (TooWideException e) {
                    errors.add(null, Labels.get("audit.wide"));
                } finally {
                    slots.giveBack();
                }
            } else {
                errors.add(null, Labels.get("export.busy"));
            }
        });
    }

    private void send(AuditFilter filter) {
        var begin = clock.instant();
        var first = events.export(filter, staff.context());
        var answer = faces.getExternalContext();
        answer.setResponseContentType("text/csv;charset=UTF-8");
        answer.setResponseHeader("Content-Disposition", "attachment; filename=\"" + FILE_NAME.format(begin) + "\"");
        faces.responseComplete();
        try {
            var csv = new AuditCsv(answer.getResponseOutputStream());
            var why = write(csv, filter, first, begin.plus(LONGEST));
            csv.end(why);
        } catch (IOException | java.io.UncheckedIOException e) {
            LOG.log(System.Logger.Level.INFO, "an export of audit events was broken off: {0}", e.toString());
        }
    }

    /** Returns why it ended. */
    private String write(AuditCsv csv, AuditFilter filter, Slice<AuditEntry> first, Instant deadline)
            throws IOException {
        csv.write(words.of(first.rows()));
        Optional<String> next = first.next();
        try {
            while (next.isPresent() && goesOn(csv, deadline)) {
                var piece = events.exportMore(filter, next.get());
                csv.write(words.of(piece.rows()));
                next = piece.next();
            }
        } catch (TooWideException e) {
            LOG.log(System.Logger.Level.INFO, "an export of audit events ends early: {0}", e.toString());
        }
        return next.isEmpty() ? whole(csv) : cut(csv);
    }

    private static String whole(AuditCsv csv) {
        return Labels.get("export.whole", csv.written());
    }

    private static String cut(AuditCsv csv) {
        return Labels.get("export.cut", csv.written());
    }

    private boolean goesOn(AuditCsv csv, Instant deadline) {
        return csv.written() < MOST && clock.instant().isBefore(deadline) && staff.stillMay(StaffPage.AUDIT_EXPORT);
    }
}
