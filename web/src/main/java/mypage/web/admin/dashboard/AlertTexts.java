package mypage.web.admin.dashboard;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.dashboard.Alert;
import mypage.admin.dashboard.Alert.AuditBroken;
import mypage.admin.dashboard.Alert.AuditUnchecked;
import mypage.admin.dashboard.Alert.FiguresOld;
import mypage.admin.dashboard.Alert.Guessing;
import mypage.admin.dashboard.Alert.MailFails;
import mypage.admin.dashboard.Alert.MailRefused;
import mypage.admin.dashboard.Alert.MailSlow;
import mypage.admin.dashboard.Alert.MailWaits;
import mypage.admin.dashboard.Alert.Requests;
import mypage.admin.dashboard.Alert.Stop;
import mypage.admin.dashboard.NetworkFailures;
import mypage.platform.JapaneseTime;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;

/** Says of each thing that needs attention what it is, what to do, and where. */
final class AlertTexts {

    private AlertTexts() {}

    static AlertText of(Alert attention) {
        return switch (attention) {
            case MailWaits(Duration overdue, long waiting) ->
                mail(
                        Labels.get("attention.mail.waits", MetricFormat.words(overdue), MetricFormat.number(waiting)),
                        Labels.get("attention.mail.waits.advice"));
            case MailFails(long failing) ->
                mail(
                        Labels.get("attention.mail.fails", MetricFormat.number(failing)),
                        Labels.get("attention.mail.fails.advice"));
            case MailRefused refused -> mailRefused(refused);
            case MailSlow(Duration p95) ->
                mail(
                        Labels.get("attention.mail.slow", MetricFormat.words(p95)),
                        Labels.get("attention.mail.slow.advice"));
            case Guessing guessing -> guessing(guessing);
            case Stop stop -> stop(stop);
            case Requests waiting -> requests(waiting);
            case FiguresOld old -> figuresOld(old);
            case AuditBroken() ->
                audit(true, Labels.get("attention.audit.broken"), Labels.get("attention.audit.broken.advice"));
            case AuditUnchecked unchecked -> auditUnchecked(unchecked);
        };
    }

    private static AlertText mailRefused(MailRefused refused) {
        return new AlertText(
                true,
                Labels.get(
                        "attention.mail.refused",
                        MetricFormat.number(refused.mails()),
                        MetricFormat.percent(OptionalDouble.of(refused.share()))),
                Labels.get("attention.mail.refused.advice"),
                link("mails", "?state=FAILED", Labels.get("attention.mail.refused.link")));
    }

    private static AlertText mail(String text, String advice) {
        return new AlertText(true, text, advice, link("mails", Labels.get("attention.mail.link")));
    }

    private static AlertText guessing(Guessing guessing) {
        return new AlertText(
                true,
                Labels.get(
                        "attention.guessing",
                        MetricFormat.number(guessing.tries()),
                        MetricFormat.number(guessing.usual())),
                Labels.get("attention.guessing.advice"),
                guessing.networks().stream().map(AlertTexts::network).toList());
    }

    private static AlertText.Link network(NetworkFailures network) {
        return new AlertText.Link(
                isPage("audit") ? "audit?client=" + URLEncoder.encode(network.address(), StandardCharsets.UTF_8) : null,
                Labels.get("attention.network", network.network(), MetricFormat.number(network.tries())));
    }

    private static AlertText stop(Stop stop) {
        String service = services(stop.services());
        String from = JapaneseTime.dateTime(stop.startsAt());
        String end = JapaneseTime.dateTime(stop.endsAt());
        String to = stop.approximate() ? Labels.get("attention.stop.about", end) : end;
        return new AlertText(
                stop.isUrgent(),
                stop.running()
                        ? Labels.get("attention.stop.running", service, from, to)
                        : Labels.get("attention.stop.soon", service, from, to),
                stop.running() ? Labels.get("attention.stop.running.advice") : Labels.get("attention.stop.soon.advice"),
                link("stops", Labels.get("attention.stop.link")));
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
        List<AlertText.Link> all = link("requests", Labels.get("attention.requests.link"));
        return waiting.held() == 0
                ? all
                : Stream.of(all, link("requests", "?state=HELD", Labels.get("attention.requests.held.link")))
                        .flatMap(List::stream)
                        .toList();
    }

    private static AlertText figuresOld(FiguresOld old) {
        return new AlertText(
                true,
                Labels.get(
                        "attention.figures",
                        old.until().map(JapaneseTime::dateTime).orElse(MetricFormat.NONE)),
                Labels.get("attention.figures.advice"),
                List.of());
    }

    private static AlertText auditUnchecked(AuditUnchecked unchecked) {
        return audit(
                false,
                Labels.get(
                        "attention.audit.unchecked",
                        unchecked.last().map(JapaneseTime::dateTime).orElse(MetricFormat.NONE)),
                Labels.get("attention.audit.unchecked.advice"));
    }

    private static AlertText audit(boolean urgent, String text, String advice) {
        return new AlertText(urgent, text, advice, link("audit-check", Labels.get("attention.audit.link")));
    }

    private static List<AlertText.Link> link(String page, String text) {
        return link(page, "", text);
    }

    private static List<AlertText.Link> link(String page, String query, String text) {
        return isPage(page) ? List.of(new AlertText.Link(page + query, text)) : List.of();
    }

    /** Only what is there is led to. */
    private static boolean isPage(String address) {
        return Stream.of(StaffPage.values()).anyMatch(page -> page.address().equals(address));
    }
}
