package mypage.web.admin.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import mypage.account.Service;
import mypage.admin.dashboard.Alarm;
import mypage.admin.dashboard.Alert;
import mypage.admin.dashboard.Alert.ActsWait;
import mypage.admin.dashboard.Alert.AuditBroken;
import mypage.admin.dashboard.Alert.AuditUnchecked;
import mypage.admin.dashboard.Alert.Bounces;
import mypage.admin.dashboard.Alert.CommandUsed;
import mypage.admin.dashboard.Alert.FailedSignIns;
import mypage.admin.dashboard.Alert.MailFails;
import mypage.admin.dashboard.Alert.MailRefused;
import mypage.admin.dashboard.Alert.MailRequestsWait;
import mypage.admin.dashboard.Alert.MailSlow;
import mypage.admin.dashboard.Alert.MailWaits;
import mypage.admin.dashboard.Alert.Maintenance;
import mypage.admin.dashboard.Alert.MetricsOld;
import mypage.admin.dashboard.Alert.OnlyAdministrator;
import mypage.admin.dashboard.Alert.OtpOff;
import mypage.admin.dashboard.Alert.Raised;
import mypage.admin.dashboard.Alert.Requests;
import mypage.admin.dashboard.Alert.RiskTaken;
import mypage.admin.dashboard.NetworkFailures;
import mypage.platform.JapaneseTime;
import mypage.platform.Network;
import mypage.platform.Risk;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;

/** Puts each alert into words: what it is, what to do, and where. */
final class AlertTexts {

    private AlertTexts() {}

    static AlertText of(Alert alert) {
        return switch (alert) {
            case OtpOff off -> otpOff(off);
            case CommandUsed(Instant at) ->
                new AlertText(
                        true,
                        Labels.get("attention.command", JapaneseTime.dateTime(at)),
                        Labels.get("attention.command.advice"),
                        link(StaffPage.AUDIT, Labels.get("attention.command.link")));
            case ActsWait acts -> acts(acts);
            case OnlyAdministrator only ->
                new AlertText(
                        only.isUrgent(),
                        Labels.get("attention.alone"),
                        Labels.get("attention.alone.advice"),
                        List.of());
            case MailWaits(Duration overdue, long waiting) ->
                mail(
                        Labels.get("attention.mail.waits", MetricFormat.words(overdue), MetricFormat.number(waiting)),
                        Labels.get("attention.mail.waits.advice"));
            case MailRequestsWait(Duration since, long waiting) ->
                mail(
                        Labels.get("attention.mail.requests", MetricFormat.words(since), MetricFormat.number(waiting)),
                        Labels.get("attention.mail.requests.advice"));
            case MailFails(long failing) ->
                mail(
                        Labels.get("attention.mail.fails", MetricFormat.number(failing)),
                        Labels.get("attention.mail.fails.advice"));
            case MailRefused refused -> mailRefused(refused);
            case MailSlow(Duration p95) ->
                mail(
                        Labels.get("attention.mail.slow", MetricFormat.words(p95)),
                        Labels.get("attention.mail.slow.advice"));
            case Bounces bounces -> bounces(bounces);
            case Raised(Alarm alarm) -> AlarmTexts.raised(alarm);
            case FailedSignIns failedSignIns -> failedSignIns(failedSignIns);
            case Maintenance window -> maintenance(window);
            case Requests waiting -> requests(waiting);
            case MetricsOld old -> metricsOld(old);
            case RiskTaken(Risk risk) -> RiskTexts.of(risk);
            case AuditBroken() ->
                audit(true, Labels.get("attention.audit.broken"), Labels.get("attention.audit.broken.advice"));
            case AuditUnchecked unchecked -> auditUnchecked(unchecked);
        };
    }

    private static AlertText otpOff(OtpOff off) {
        return new AlertText(
                true,
                Labels.get(
                        "attention.off",
                        ServiceLabels.of(off.service()),
                        JapaneseTime.dateTime(off.since()),
                        JapaneseTime.dateTime(off.until())),
                Labels.get("attention.off.advice"),
                link(StaffPage.LAUNCH, Labels.get("attention.off.link")));
    }

    private static AlertText acts(ActsWait acts) {
        var waiting = MetricFormat.number(acts.waiting());
        return new AlertText(
                acts.isUrgent(),
                acts.due()
                        .map(due -> Labels.get("attention.acts.due", waiting, JapaneseTime.dateTime(due)))
                        .orElseGet(() -> Labels.get("attention.acts", waiting)),
                Labels.get("attention.acts.advice"),
                link(StaffPage.APPROVALS, Labels.get("attention.acts.link")));
    }

    private static AlertText mailRefused(MailRefused refused) {
        return new AlertText(
                true,
                Labels.get(
                        "attention.mail.refused",
                        MetricFormat.number(refused.mails()),
                        MetricFormat.percent(OptionalDouble.of(refused.share()))),
                Labels.get("attention.mail.refused.advice"),
                List.of(new AlertText.Link(
                        StaffPage.MAILS.link("state", "FAILED"), Labels.get("attention.mail.refused.link"))));
    }

    private static AlertText bounces(Bounces bounces) {
        return new AlertText(
                true,
                Labels.get(
                        "attention.bounces",
                        MetricFormat.number(bounces.mails()),
                        MetricFormat.percent(OptionalDouble.of(bounces.share()))),
                Labels.get("attention.bounces.advice"),
                List.of(new AlertText.Link(
                        StaffPage.MAILS.link("state", "UNDELIVERED"), Labels.get("attention.bounces.link"))));
    }

    private static AlertText mail(String text, String advice) {
        return new AlertText(true, text, advice, link(StaffPage.MAILS, Labels.get("attention.mail.link")));
    }

    private static AlertText failedSignIns(FailedSignIns failedSignIns) {
        return new AlertText(
                true,
                Labels.get(
                        "attention.guessing",
                        MetricFormat.number(failedSignIns.attempts()),
                        MetricFormat.number(failedSignIns.usual())),
                Labels.get("attention.guessing.advice"),
                failedSignIns.networks().stream().map(AlertTexts::network).toList());
    }

    private static AlertText.Link network(NetworkFailures network) {
        return new AlertText.Link(
                StaffPage.AUDIT.link("client", network.address()),
                Labels.get("attention.network", network(network.network()), MetricFormat.number(network.attempts())));
    }

    private static String network(String range) {
        int slash = range.indexOf('/');
        return slash < 0
                ? Network.shortText(range)
                : Network.shortText(range.substring(0, slash)) + range.substring(slash);
    }

    private static AlertText maintenance(Maintenance window) {
        String service = services(window.services());
        String from = JapaneseTime.dateTime(window.startsAt());
        String end = JapaneseTime.dateTime(window.endsAt());
        String to = window.approximate() ? Labels.get("attention.stop.about", end) : end;
        return new AlertText(
                window.isUrgent(),
                window.running()
                        ? Labels.get("attention.stop.running", service, from, to)
                        : Labels.get("attention.stop.soon", service, from, to),
                window.running()
                        ? Labels.get("attention.stop.running.advice")
                        : Labels.get("attention.stop.soon.advice"),
                link(StaffPage.STOPS, Labels.get("attention.stop.link")));
    }

    private static String services(Set<Service> closed) {
        return closed.size() == Service.values().length
                ? Labels.get("figures.service.all")
                : closed.stream()
                        .sorted()
                        .map(ServiceLabels::of)
                        .collect(Collectors.joining(Labels.get("figures.and")));
    }

    private static AlertText requests(Requests waiting) {
        return new AlertText(
                false,
                Labels.get(
                        "attention.requests",
                        MetricFormat.number(waiting.toReview()),
                        MetricFormat.number(waiting.toApprove()),
                        MetricFormat.number(waiting.held())),
                Labels.get("attention.requests.advice"),
                requestLinks(waiting));
    }

    private static List<AlertText.Link> requestLinks(Requests waiting) {
        var all = new AlertText.Link(StaffPage.REQUESTS.address(), Labels.get("attention.requests.link"));
        var held = new AlertText.Link(
                StaffPage.REQUESTS.link("state", "HELD"), Labels.get("attention.requests.held.link"));
        return waiting.held() == 0 ? List.of(all) : List.of(all, held);
    }

    private static AlertText metricsOld(MetricsOld old) {
        return new AlertText(
                true,
                Labels.get(
                        "attention.figures",
                        old.until().map(JapaneseTime::dateTime).orElse(Fact.NONE)),
                Labels.get("attention.figures.advice"),
                List.of());
    }

    private static AlertText auditUnchecked(AuditUnchecked unchecked) {
        return audit(
                false,
                Labels.get(
                        "attention.audit.unchecked",
                        unchecked.last().map(JapaneseTime::dateTime).orElse(Fact.NONE)),
                Labels.get("attention.audit.unchecked.advice"));
    }

    private static AlertText audit(boolean urgent, String text, String advice) {
        return new AlertText(urgent, text, advice, link(StaffPage.AUDIT_CHECK, Labels.get("attention.audit.link")));
    }

    private static List<AlertText.Link> link(StaffPage page, String text) {
        return List.of(new AlertText.Link(page.address(), text));
    }
}
