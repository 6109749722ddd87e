package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import mypage.account.Service;
import mypage.admin.announcements.AnnouncementChangeResult;
import mypage.web.admin.site.Labels;
import mypage.web.site.FieldErrors;

/** The checks that the forms of this room share, and their error messages. */
@RequestScoped
public class FormChecks {

    @Inject
    FieldErrors errors;

    boolean isGood() {
        return errors.getAll().isEmpty();
    }

    void refuse(String field, String text) {
        errors.add(field, text);
    }

    void services(Set<Service> chosen) {
        if (chosen.isEmpty()) {
            refuse("services", Labels.get("services.missing"));
        }
    }

    /** Null, with an error reported, if this is no time. */
    Instant required(String field, TypedTime typed) {
        if (typed.isEmpty()) {
            refuse(field + "-date", Labels.get("when.missing." + field));
            return null;
        }
        return typed.instant().orElseGet(() -> malformed(field));
    }

    /** Null also if nothing was typed. */
    Instant optional(String field, TypedTime typed) {
        return typed.isEmpty() ? null : typed.instant().orElseGet(() -> malformed(field));
    }

    private Instant malformed(String field) {
        refuse(field + "-date", Labels.get("when.malformed." + field));
        return null;
    }

    /** The page that follows; null, with an error reported, unless it was done or waits for a second member. */
    String outcome(AnnouncementChangeResult result, String page) {
        return switch (result) {
            case DONE, ASKED, ALREADY_ASKED -> page;
            case STALE -> {
                refuse(null, Labels.get("step.stale"));
                yield null;
            }
            case OVER -> {
                refuse(null, Labels.get("step.over"));
                yield null;
            }
        };
    }
}
