package mypage.admin.dashboard;

import java.time.Instant;
import java.util.Optional;
import mypage.account.Service;

/**
 * Something urgent that was noted, so that a member can say that they have looked at it.
 *
 * @param service empty if it concerns all, or none
 * @param subject the number of an account or of a member of staff, depending on the kind; 0 for neither
 * @param times how often it happened before anybody looked
 * @param seenBy the name of the member who has looked at it
 */
public record Alarm(
        long id,
        AlarmKind kind,
        Optional<Service> service,
        long subject,
        long times,
        Instant firstAt,
        Instant lastAt,
        Optional<Instant> seenAt,
        Optional<String> seenBy) {

    boolean isOf(Alert alert) {
        return AlarmKind.of(alert).filter(kind::equals).isPresent() && service.equals(alert.ofService());
    }
}
