package mypage.web.admin.audit;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import mypage.admin.audit.AuditEntry;
import mypage.audit.AuditEvent;
import mypage.audit.AuditEvent.Outcome;
import mypage.platform.JapaneseTime;
import mypage.platform.Network;
import mypage.web.admin.site.AuditKindLabels;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ReasonLabels;
import mypage.web.site.Texts;

/**
 * An audit event in words, for the page and the export. What does not apply is empty, a {@code bad} event is a
 * failure, and times are Japan Standard Time.
 */
public record AuditRow(
        Instant at,
        String kind,
        boolean bad,
        String outcome,
        String account,
        String service,
        String staff,
        String client,
        String request,
        String target,
        String reason) {

    /** In the export: sorts by time as text. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(JapaneseTime.ZONE);

    /** @param names the names of members of staff, by number */
    static AuditRow of(AuditEntry event, Map<Long, String> names) {
        return new AuditRow(
                event.at(),
                AuditKindLabels.of(event.kind().name()),
                event.outcome() == Outcome.FAILURE,
                outcome(event.outcome()),
                text(event.accountId()),
                event.service() == null ? "" : Texts.get("service." + event.service()),
                event.staffId() == null ? "" : names.getOrDefault(event.staffId(), text(event.staffId())),
                Network.shortText(text(event.clientAddress())),
                request(event.requestId()),
                text(event.targetId()),
                event.reason().map(ReasonLabels::of).orElse(""));
    }

    static List<String> headings() {
        return List.of(
                Labels.get("audit.time"),
                Labels.get("audit.kind"),
                Labels.get("audit.outcome"),
                Labels.get("audit.account.number"),
                Labels.get("audit.service"),
                Labels.get("audit.staff"),
                Labels.get("audit.client"),
                Labels.get("audit.request"),
                Labels.get("audit.target"),
                Labels.get("audit.reason"));
    }

    List<String> cells() {
        return List.of(TIME.format(at), kind, outcome, account, service, staff, client, request, target, reason);
    }

    static String outcome(Outcome outcome) {
        return outcome == Outcome.SUCCESS ? Labels.get("outcome.SUCCESS") : Labels.get("outcome.FAILURE");
    }

    /** The ID of a request, or the number of those that the event sums up. */
    private static String request(String id) {
        var requests = AuditEvent.requests(id);
        return requests.isPresent() ? Labels.get("audit.request.sum", requests.getAsLong()) : text(id);
    }

    private static String text(Object value) {
        return Objects.toString(value, "");
    }
}
