package mypage.admin.dashboard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;

/** Decides what needs attention. Urgent alerts come first, and codes that are turned off before all others. */
final class AlertRules {

    /** The recent time whose mails and attempts are looked at. */
    static final Duration RECENT = Duration.ofMinutes(15);

    /**
     * A due mail is claimed within a second, and each attempt takes a minute at most. A request for a mail waits for
     * some seconds. After this time something is wrong.
     */
    static final Duration OVERDUE = Duration.ofMinutes(2);

    /** This many queued mails failed. Some always do, because some addresses of users do not work. */
    static final long FAILING = 20;

    /** This many mails were refused for good. Some always are, because users mistype their address. */
    static final long REFUSED = 20;

    /** A share of refused mails that mistyped addresses do not explain. */
    static final double REFUSED_SHARE = 0.1;

    /** Mails of this time are looked at for those that came back. */
    static final Duration BOUNCED_WITHIN = Duration.ofHours(1);

    /** This many mails came back. Some always do. */
    static final long BOUNCED = 20;

    /** A share of mails that came back which old addresses do not explain. */
    static final double BOUNCED_SHARE = 0.05;

    /** Users look into their mailbox at once, and a code is valid for 30 minutes. */
    static final Duration SLOW = Duration.ofSeconds(60);

    /** Fewer mails tell nothing about the delivery. */
    static final long ENOUGH_MAILS = 20;

    /** Fewer refused passwords are no attack, however quiet it usually is. */
    static final long FAILED_SIGN_INS = 100;

    /** This many times the usual number is an attack. */
    static final int UNUSUAL = 3;

    static final int NETWORKS = 5;

    /** Maintenance windows that begin within this time are shown. */
    static final Duration SOON = Duration.ofHours(24);

    /** The metrics are rolled up each minute. The newest hour may be this old before something is wrong. */
    static final Duration METRICS_AGE = Duration.ofMinutes(65);

    /** The audit trail is checked each night within minutes. After this time a check was left out or not finished. */
    static final Duration UNCHECKED = Duration.ofHours(25);

    /** For this long it is shown that the command for the first administrator was used. */
    static final Duration COMMAND = Duration.ofDays(7);

    private static final double RECENT_IN_AN_HOUR = 4;

    private AlertRules() {}

    static List<Alert> of(SystemState situation) {
        List<Alert> found = new ArrayList<>(situation.otpOff());
        commandUsed(situation).ifPresent(found::add);
        actsWait(situation).ifPresent(found::add);
        onlyAdministrator(situation).ifPresent(found::add);
        audit(situation).ifPresent(found::add);
        failedSignIns(situation).ifPresent(found::add);
        mailWaits(situation).ifPresent(found::add);
        mailRequestsWait(situation).ifPresent(found::add);
        mailFails(situation).ifPresent(found::add);
        mailRefused(situation).ifPresent(found::add);
        bounces(situation).ifPresent(found::add);
        mailSlow(situation).ifPresent(found::add);
        metricsOld(situation).ifPresent(found::add);
        maintenance(situation).forEach(found::add);
        requests(situation).ifPresent(found::add);
        found.sort(Comparator.comparing(Alert::isUrgent).reversed());
        return found;
    }

    private static Optional<Alert> commandUsed(SystemState situation) {
        return situation
                .team()
                .commandUsedAt()
                .filter(at -> at.isAfter(situation.now().minus(COMMAND)))
                .map(Alert.CommandUsed::new);
    }

    private static Optional<Alert> actsWait(SystemState situation) {
        Alert.ActsWait acts = situation.team().acts();
        return acts.waiting() > 0 ? Optional.of(acts) : Optional.empty();
    }

    /** Without any, nobody reads this. */
    private static Optional<Alert> onlyAdministrator(SystemState situation) {
        return situation.team().administrators() == 1 ? Optional.of(new Alert.OnlyAdministrator()) : Optional.empty();
    }

    private static Optional<Alert> audit(SystemState situation) {
        SystemState.Audit audit = situation.audit();
        if (audit.broken()) {
            return Optional.of(new Alert.AuditBroken());
        }
        return audit.soundAt()
                .or(audit::begunAt)
                .filter(since -> since.isBefore(situation.now().minus(UNCHECKED)))
                .map(since -> new Alert.AuditUnchecked(audit.soundAt()));
    }

    private static Optional<Alert> failedSignIns(SystemState situation) {
        long attempts = situation.failedSignIns().stream()
                .mapToLong(NetworkFailures::attempts)
                .sum();
        double usual = situation.usualFailedSignIns() / RECENT_IN_AN_HOUR;
        return attempts >= FAILED_SIGN_INS && attempts > UNUSUAL * usual
                ? Optional.of(new Alert.FailedSignIns(attempts, Math.round(usual), most(situation.failedSignIns())))
                : Optional.empty();
    }

    private static List<NetworkFailures> most(List<NetworkFailures> all) {
        return all.stream()
                .sorted(Comparator.comparing(NetworkFailures::attempts)
                        .reversed()
                        .thenComparing(NetworkFailures::network))
                .limit(NETWORKS)
                .toList();
    }

    private static Optional<Alert> mailWaits(SystemState situation) {
        return situation
                .queue()
                .dueSince()
                .map(due -> Duration.between(due, situation.now()))
                .filter(overdue -> overdue.compareTo(OVERDUE) >= 0)
                .map(overdue -> new Alert.MailWaits(overdue, situation.queue().waiting()));
    }

    private static Optional<Alert> mailRequestsWait(SystemState situation) {
        SystemState.MailRequests requests = situation.mailRequests();
        return requests.since()
                .map(since -> Duration.between(since, situation.now()))
                .filter(since -> since.compareTo(OVERDUE) >= 0)
                .map(since -> new Alert.MailRequestsWait(since, requests.waiting()));
    }

    private static Optional<Alert> mailFails(SystemState situation) {
        return Optional.of(situation.queue().failing())
                .filter(failing -> failing >= FAILING)
                .map(Alert.MailFails::new);
    }

    private static Optional<Alert> mailRefused(SystemState situation) {
        SystemState.Refused refused = situation.refused();
        double share = refused.finished() == 0 ? 0 : (double) refused.mails() / refused.finished();
        return refused.mails() >= REFUSED && share >= REFUSED_SHARE
                ? Optional.of(new Alert.MailRefused(refused.mails(), share))
                : Optional.empty();
    }

    private static Optional<Alert> bounces(SystemState situation) {
        SystemState.Bounced bounced = situation.bounced();
        double share = bounced.mails() / (double) Math.max(bounced.sent(), bounced.mails());
        return bounced.mails() >= BOUNCED && share >= BOUNCED_SHARE
                ? Optional.of(new Alert.Bounces(bounced.mails(), share))
                : Optional.empty();
    }

    private static Optional<Alert> mailSlow(SystemState situation) {
        return situation
                .delivered()
                .p95()
                .filter(p95 -> situation.delivered().sent() >= ENOUGH_MAILS && p95.compareTo(SLOW) > 0)
                .map(Alert.MailSlow::new);
    }

    private static Optional<Alert> metricsOld(SystemState situation) {
        boolean isOld = situation
                .metricsUntil()
                .filter(until -> until.isAfter(situation.now().minus(METRICS_AGE)))
                .isEmpty();
        return isOld ? Optional.of(new Alert.MetricsOld(situation.metricsUntil())) : Optional.empty();
    }

    private static Stream<Alert> maintenance(SystemState situation) {
        Predicate<SystemState.Window> isNear =
                window -> window.startsAt().isBefore(situation.now().plus(SOON));
        return situation.maintenance().stream()
                .filter(isNear)
                .map(window -> new Alert.Maintenance(
                        services(window.services()),
                        window.startsAt(),
                        window.endsAt(),
                        window.approximate(),
                        !situation.now().isBefore(window.startsAt())));
    }

    private static Set<Service> services(String named) {
        return Stream.of(named.split(",")).map(Service::valueOf).collect(Collectors.toSet());
    }

    private static Optional<Alert> requests(SystemState situation) {
        Alert.Requests waiting = situation.requests();
        return waiting.toReview() + waiting.toApprove() + waiting.held() > 0 ? Optional.of(waiting) : Optional.empty();
    }
}
