package mypage.web.admin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import mypage.admin.audit.AuditCheckService;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/** Starts a check of the chain, against a head from the log if one is given. */
@Named
@RequestScoped
public class AuditCheckRunBacking {

    private static final String PAGE = StaffPage.AUDIT_CHECK.redirect() + "&done=";

    /** The number of a seal and its MAC, as the log has it. */
    private static final String HEAD = "\\d{1,18}:[0-9a-f]{1,256}";

    @Inject
    AuditCheckService checks;

    @Inject
    FieldErrors errors;

    @Inject
    StaffRequest staff;

    /** Leads back to the checks; null, with an error reported, if the head is malformed. */
    public String start() {
        var head = staff.parameter("head");
        if (head.filter(typed -> !typed.matches(HEAD)).isPresent()) {
            errors.add("head", Labels.get("check.head.wrong"));
            return null;
        }
        return PAGE + (start(head) ? "started" : "busy");
    }

    private boolean start(Optional<String> head) {
        return checks.start(head, staff.context());
    }

    public String getHead() {
        return staff.parameter("head").orElse("");
    }
}
