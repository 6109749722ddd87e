package mypage.admin.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The measurements that {@link AlertRules} judge, all of one moment.
 *
 * @param metricsUntil the start of the newest hour that was rolled up
 * @param queue the queued mails
 * @param mailRequests the requests for mails that are not answered yet
 * @param delivered mails of the last {@link AlertRules#RECENT}, without those in bulk
 * @param refused of all mails that were finished in the same time
 * @param bounced mails of the last {@link AlertRules#BOUNCED_WITHIN} that came back
 * @param failedSignIns refused passwords of the same time
 * @param usualFailedSignIns the average of them in that hour of the day over the last seven days
 * @param otpOff services that have ceased to ask for one-time passwords
 * @param team what waits for a second member, and how members come to be
 * @param maintenance maintenance windows that are not over
 */
record SystemState(
        Instant now,
        Optional<Instant> metricsUntil,
        Queue queue,
        MailRequests mailRequests,
        MailDelay delivered,
        Refused refused,
        Bounced bounced,
        List<NetworkFailures> failedSignIns,
        double usualFailedSignIns,
        List<Alert.OtpOff> otpOff,
        Team team,
        List<Window> maintenance,
        Alert.Requests requests,
        Audit audit) {

    /**
     * Mails in bulk do not count for the first two.
     *
     * @param dueSince when the mail that has waited longest was due; empty when none is due
     * @param waiting how many are queued, at most {@link SystemStateRepository#MOST}
     * @param failing how many of all queued mails failed at least once; as many are looked at of each sort
     */
    record Queue(Optional<Instant> dueSince, long waiting, long failing) {}

    /** @param since when the oldest was made; empty when there is none */
    record MailRequests(Optional<Instant> since, long waiting) {}

    /**
     * @param mails how many the mail server refused for good
     * @param finished how many were sent or given up; one that a newer mail replaced is in neither
     */
    record Refused(long mails, long finished) {}

    /** @param sent how many were sent; not counted if few came back */
    record Bounced(long mails, long sent) {}

    /** @param services their names, separated by commas */
    record Window(String services, Instant startsAt, Instant endsAt, boolean approximate) {}

    /**
     * @param commandUsedAt when the command last made a link for an administrator
     * @param administrators the enabled members with 管理 who have chosen their factors
     */
    record Team(Alert.ActsWait acts, Optional<Instant> commandUsedAt, long administrators) {}

    /**
     * @param broken whether the newest finished check found a fault
     * @param soundAt when a check last found none
     * @param begunAt when the oldest event was written
     */
    record Audit(boolean broken, Optional<Instant> soundAt, Optional<Instant> begunAt) {}
}
