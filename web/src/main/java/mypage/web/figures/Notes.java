package mypage.web.figures;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.figures.Attention;
import mypage.figures.Attention.AuditBroken;
import mypage.figures.Attention.AuditUnchecked;
import mypage.figures.Attention.FiguresOld;
import mypage.figures.Attention.Guessing;
import mypage.figures.Attention.MailFails;
import mypage.figures.Attention.MailRefused;
import mypage.figures.Attention.MailSlow;
import mypage.figures.Attention.MailWaits;
import mypage.figures.Attention.Requests;
import mypage.figures.Attention.Stop;
import mypage.figures.NetworkTries;
import mypage.platform.JapaneseTime;
import mypage.web.site.Texts;
import mypage.web.staff.Labels;
import mypage.web.staff.StaffPage;

/** Says of each thing that needs attention what it is, what to do, and where. */
final class Notes {

    private Notes() {}

    static Note of(Attention attention) {
        return switch (attention) {
            case MailWaits(Duration overdue, long waiting) ->
                mail(
                        Labels.get("attention.mail.waits", FigureFormat.words(overdue), FigureFormat.number(waiting)),
                        Labels.get("attention.mail.waits.advice"));
            case MailFails(long failing) ->
                mail(
                        Labels.get("attention.mail.fails", FigureFormat.number(failing)),
                        Labels.get("attention.mail.fails.advice"));
            case MailRefused refused -> mailRefused(refused);
            case MailSlow(Duration p95) ->
                mail(
                        Labels.get("attention.mail.slow", FigureFormat.words(p95)),
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

    private static Note mailRefused(MailRefused refused) {
        return new Note(
                true,
                Labels.get(
                        "attention.mail.refused",
                        FigureFormat.number(refused.mails()),
                        FigureFormat.percent(OptionalDouble.of(refused.share()))),
                Labels.get("attention.mail.refused.advice"),
                link("mails", "?state=FAILED", Labels.get("attention.mail.refused.link")));
    }

    private static Note mail(String text, String advice) {
        return new Note(true, text, advice, link("mails", Labels.get("attention.mail.link")));
    }

    private static Note guessing(Guessing guessing) {
        return new Note(
                true,
                Labels.get(
                        "attention.guessing",
                        FigureFormat.number(guessing.tries()),
                        FigureFormat.number(guessing.usual())),
                Labels.get("attention.guessing.advice"),
                guessing.networks().stream().map(Notes::network).toList());
    }

    private static Note.Link network(NetworkTries network) {
        return new Note.Link(
                isPage("audit") ? "audit?client=" + URLEncoder.encode(network.address(), StandardCharsets.UTF_8) : null,
                Labels.get("attention.network", network.network(), FigureFormat.number(network.tries())));
    }

    private static Note stop(Stop stop) {
        String service = services(stop.services());
        String from = JapaneseTime.dateTime(stop.startsAt());
        String end = JapaneseTime.dateTime(stop.endsAt());
        String to = stop.approximate() ? Labels.get("attention.stop.about", end) : end;
        return new Note(
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
                        .map(service -> Texts.get("service." + service))
                        .collect(Collectors.joining(Labels.get("figures.and")));
    }

    private static Note requests(Requests waiting) {
        return new Note(
                false,
                Labels.get(
                        "attention.requests",
                        FigureFormat.number(waiting.toReview()),
                        FigureFormat.number(waiting.toApprove()),
                        FigureFormat.number(waiting.held())),
                Labels.get("attention.requests.advice"),
                requestLinks(waiting));
    }

    private static List<Note.Link> requestLinks(Requests waiting) {
        List<Note.Link> all = link("requests", Labels.get("attention.requests.link"));
        return waiting.held() == 0
                ? all
                : Stream.of(all, link("requests", "?state=HELD", Labels.get("attention.requests.held.link")))
                        .flatMap(List::stream)
                        .toList();
    }

    private static Note figuresOld(FiguresOld old) {
        return new Note(
                true,
                Labels.get(
                        "attention.figures",
                        old.until().map(JapaneseTime::dateTime).orElse(FigureFormat.NONE)),
                Labels.get("attention.figures.advice"),
                List.of());
    }

    private static Note auditUnchecked(AuditUnchecked unchecked) {
        return audit(
                false,
                Labels.get(
                        "attention.audit.unchecked",
                        unchecked.last().map(JapaneseTime::dateTime).orElse(FigureFormat.NONE)),
                Labels.get("attention.audit.unchecked.advice"));
    }

    private static Note audit(boolean urgent, String text, String advice) {
        return new Note(urgent, text, advice, link("audit-check", Labels.get("attention.audit.link")));
    }

    private static List<Note.Link> link(String page, String text) {
        return link(page, "", text);
    }

    private static List<Note.Link> link(String page, String query, String text) {
        return isPage(page) ? List.of(new Note.Link(page + query, text)) : List.of();
    }

    /** Only what is there is led to. */
    private static boolean isPage(String address) {
        return Stream.of(StaffPage.values()).anyMatch(page -> page.address().equals(address));
    }
}
