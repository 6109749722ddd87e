package mypage.admin.dashboard;

import java.util.Optional;

/**
 * An alert as the dashboard shows it.
 *
 * @param alarm says whether anybody has looked at it; empty for what is not urgent, or was not noted yet
 */
public record Attention(Alert alert, Optional<Alarm> alarm) {

    public boolean isSeen() {
        return alarm.flatMap(Alarm::seenAt).isPresent();
    }

    /** Urgent ones that nobody has looked at come first. Codes that are turned off stay above all others. */
    int rank() {
        if (alert instanceof Alert.OtpOff) {
            return 0;
        }
        return alert.isUrgent() ? isSeen() ? 2 : 1 : 3;
    }
}
