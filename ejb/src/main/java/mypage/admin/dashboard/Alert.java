package mypage.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mypage.account.Service;

/** Something that needs the attention of staff, as {@link AlertRules} say. */
public sealed interface Alert {

    /** Whether users suffer, or may at any moment; the rest can wait until somebody has the time. */
    boolean isUrgent();

    /**
     * Mails were due and nobody took them: the delivery stands still, or has too much to do.
     *
     * @param waiting how many are queued, but those in bulk
     */
    record MailWaits(Duration overdue, long waiting) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /** So many queued mails were refused at least once, or the mail server is away. */
    record MailFails(long failing) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * Far more mails than usual were refused for good: perhaps not for their recipients, but for something of ours.
     *
     * @param mails in the last {@link AlertRules#RECENT}
     * @param share of those that came to their end in this time
     */
    record MailRefused(long mails, double share) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /** Mails arrive, but late. */
    record MailSlow(Duration p95) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * Far more passwords are wrong than usual at this time of the day.
     *
     * @param tries in the last {@link AlertRules#RECENT}
     * @param usual in as long a time
     * @param networks those that most of them came from, first the one with the most
     */
    record Guessing(long tries, long usual, List<NetworkFailures> networks) implements Alert {
        public Guessing {
            networks = List.copyOf(networks);
        }

        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * A stop that has begun or soon will.
     *
     * @param services those that are closed; all of them where nothing works
     * @param approximate whether its end is said with 頃
     */
    record Stop(Set<Service> services, Instant startsAt, Instant endsAt, boolean approximate, boolean running)
            implements Alert {
        public Stop {
            services = Set.copyOf(services);
        }

        @Override
        public boolean isUrgent() {
            return running;
        }
    }

    /**
     * Requests for another address wait for a member of staff.
     *
     * @param held approved ones that don't go on by themselves, as the old address was never told
     */
    record Requests(long toReview, long toApprove, long held) implements Alert {
        @Override
        public boolean isUrgent() {
            return false;
        }
    }

    /**
     * The figures are not rolled up any more, so all of them are old.
     *
     * @param until where they stand; empty when there are none
     */
    record FiguresOld(Optional<Instant> until) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /** The check of the audit trail that ended last found that it is not as it was written. */
    record AuditBroken() implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * The audit trail is not checked any more.
     *
     * @param last when a check last found it sound; empty when none ever did
     */
    record AuditUnchecked(Optional<Instant> last) implements Alert {
        @Override
        public boolean isUrgent() {
            return false;
        }
    }
}
