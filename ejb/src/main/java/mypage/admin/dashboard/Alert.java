package mypage.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import mypage.account.Service;
import mypage.platform.Risk;

/** Something that needs the attention of staff, according to {@link AlertRules}. */
public sealed interface Alert {

    /** Whether users are affected or may be at any moment. Other alerts can wait. */
    boolean isUrgent();

    /** The one service that it is about; empty if it is about all, or none. */
    default Optional<Service> ofService() {
        return Optional.empty();
    }

    /** When the newest of its causes came; empty if it has none of its own. */
    default Optional<Instant> newestCause() {
        return Optional.empty();
    }

    /** An event of which staff are alarmed. */
    record Raised(Alarm alarm) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * A service has ceased to ask for one-time passwords, for the time being.
     *
     * @param until when it asks again
     */
    record OtpOff(Service service, Instant since, Instant until) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }

        @Override
        public Optional<Service> ofService() {
            return Optional.of(service);
        }

        @Override
        public Optional<Instant> newestCause() {
            return Optional.of(since);
        }
    }

    /** A command on the server made a link for an administrator, at this time and perhaps before. */
    record CommandUsed(Instant at) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }

        @Override
        public Optional<Instant> newestCause() {
            return Optional.of(at);
        }
    }

    /**
     * Acts wait for a second member of staff.
     *
     * @param due when the next one is carried out unless somebody stops it; empty when all need an approval
     * @param newestCause when the newest of those was asked for that somebody has to stop
     */
    record ActsWait(long waiting, Optional<Instant> due, Optional<Instant> newestCause) implements Alert {
        @Override
        public boolean isUrgent() {
            return due.isPresent();
        }
    }

    /** Only one member can administer the staff, and nobody can approve what that member asks for. */
    record OnlyAdministrator() implements Alert {
        @Override
        public boolean isUrgent() {
            return false;
        }
    }

    /**
     * Mails are due but not sent: the delivery has stopped or is overloaded.
     *
     * @param waiting the number of queued mails, not counting those in bulk
     */
    record MailWaits(Duration overdue, long waiting) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * People asked for a code or link that no worker has looked into yet.
     *
     * @param since how long the first of them has waited
     * @param waiting the number of such requests
     */
    record MailRequestsWait(Duration since, long waiting) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /** This many queued mails failed at least once, or the mail server is unreachable. */
    record MailFails(long failing) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * Far more mails than usual were refused for good, perhaps because of us and not of their recipients.
     *
     * @param mails the number in the last {@link AlertRules#RECENT}
     * @param share their share of the mails that were finished in this time
     */
    record MailRefused(long mails, double share) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * Far more mails than usual came back.
     *
     * @param mails the number of those that were queued within {@link AlertRules#BOUNCED_WITHIN}
     * @param share their share of the mails that were sent in this time
     */
    record Bounces(long mails, double share) implements Alert {
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
     * @param attempts the number in the last {@link AlertRules#RECENT}
     * @param usual the usual number in such a time
     * @param networks those that most of them came from, the worst one first
     */
    record FailedSignIns(long attempts, long usual, List<NetworkFailures> networks) implements Alert {
        public FailedSignIns {
            networks = List.copyOf(networks);
        }

        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * A maintenance window that is running or will begin soon.
     *
     * @param services those that are closed
     * @param approximate whether its end is given with 頃
     */
    record Maintenance(Set<Service> services, Instant startsAt, Instant endsAt, boolean approximate, boolean running)
            implements Alert {
        public Maintenance {
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
     * @param held approved ones that do not proceed automatically, because the old address was never told
     */
    record Requests(long toReview, long toApprove, long held) implements Alert {
        @Override
        public boolean isUrgent() {
            return false;
        }
    }

    /**
     * The metrics are no longer rolled up, so all of them are old.
     *
     * @param until the end of the last roll-up; empty when there was none
     */
    record MetricsOld(Optional<Instant> until) implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /** The settings of the node that answers take this risk. */
    record RiskTaken(Risk risk) implements Alert {
        @Override
        public boolean isUrgent() {
            return false;
        }
    }

    /** The last check of the audit trail found that it was changed. */
    record AuditBroken() implements Alert {
        @Override
        public boolean isUrgent() {
            return true;
        }
    }

    /**
     * The audit trail is no longer checked.
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
