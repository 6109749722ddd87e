package mypage.admin.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What {@link AlertRules} judge, as it was measured at one moment.
 *
 * @param figuresUntil the beginning of the newest hour that was rolled up
 * @param queue the mails that wait
 * @param delivered mails of the last {@link AlertRules#RECENT}, but those in bulk
 * @param refused of all mails that came to their end in the same time
 * @param guesses refused passwords of the same time
 * @param guessesUsual how many there were in that hour of the day on each of the last seven days, on average
 * @param stops those that are not over, whenever they begin
 */
record SystemState(
        Instant now,
        Optional<Instant> figuresUntil,
        Queue queue,
        MailDelay delivered,
        Refused refused,
        List<NetworkFailures> guesses,
        double guessesUsual,
        List<Window> stops,
        Alert.Requests requests,
        Audit audit) {

    /**
     * @param dueSince when the mail, but one in bulk, that has waited longest should have been tried; empty when none is due
     * @param waiting how many there are but those in bulk, at most {@link SystemStateRepository#MOST}
     * @param failing how many of all of them failed at least once, of each sort as many are looked at
     */
    record Queue(Optional<Instant> dueSince, long waiting, long failing) {}

    /**
     * @param mails how many the mail server refused for good
     * @param finished how many were sent or given up; one that a newer mail replaced is in neither
     */
    record Refused(long mails, long finished) {}

    /** @param services with commas between */
    record Window(String services, Instant startsAt, Instant endsAt, boolean approximate) {}

    /**
     * @param broken whether the check that ended last, of those begun last, found a fault
     * @param soundAt when a check last ended without one
     * @param begunAt when the oldest event was written
     */
    record Audit(boolean broken, Optional<Instant> soundAt, Optional<Instant> begunAt) {}
}
