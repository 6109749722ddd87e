package mypage.web.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import mypage.admin.audit.AuditEntry;
import mypage.admin.staff.StaffNameService;

/** Puts audit events into words; looks up the names of all members in one query. */
@RequestScoped
public class AuditRows {

    @Inject
    StaffNameService members;

    List<AuditRow> of(List<AuditEntry> events) {
        var ids = events.stream()
                .map(AuditEntry::staffId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        var names = members.names(ids);
        return events.stream().map(event -> AuditRow.of(event, names)).toList();
    }
}
