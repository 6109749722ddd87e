package mypage.web.figures;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.figures.Attention;
import mypage.figures.NetworkTries;
import mypage.platform.JapaneseTime;
import mypage.web.site.Texts;
import mypage.web.staff.Labels;
import mypage.web.staff.StaffPage;

/** Says of each thing that needs attention what it is, what to do, and where. */
final class Notes {

    private Notes() {}

    static Note of(Attention attention) {
        if (attention instanceof Attention.Guessing guessing) {
            return guessing(guessing);
        } else if (attention instanceof Attention.Stop stop) {
            return stop(stop);
        } else if (attention instanceof Attention.Requests waiting) {
            return requests(waiting);
        } else if (attention instanceof Attention.FiguresOld old) {
            return figuresOld(old);
        } else if (attention instanceof Attention.AuditBroken) {
            return audit(true, Labels.get("attention.audit.broken"), Labels.get("attention.audit.broken.advice"));
        } else if (attention instanceof Attention.AuditUnchecked unchecked) {
            return auditUnchecked(unchecked);
        }
        return mail(attention);
    }

    private static Note mail(Attention attention) {
        if (attention instanceof Attention.MailWaits waits) {
            return mail(
                    Labels.get(
                            "attention.mail.waits",
                            FigureFormat.words(waits.overdue()),
                            FigureFormat.number(waits.waiting())),
                    Labels.get("attention.mail.waits.advice"));
        } else if (attention instanceof Attention.MailFails fails) {
            return mail(
                    Labels.get("attention.mail.fails", FigureFormat.number(fails.failing())),
                    Labels.get("attention.mail.fails.advice"));
        } else if (attention instanceof Attention.MailRefused refused) {
            return new Note(
                    true,
                    Labels.get(
                            "attention.mail.refused",
                            FigureFormat.number(refused.mails()),
                            FigureFormat.percent(OptionalDouble.of(refused.share()))),
                    Labels.get("attention.mail.refused.advice"),
                    link("mails", "?state=FAILED", Labels.get("attention.mail.refused.link")));
        } else if (attention instanceof Attention.MailSlow slow) {
            return mail(
                    Labels.get("attention.mail.slow", FigureFormat.words(slow.p95())),
                    Labels.get("attention.mail.slow.advice"));
        }
        throw new IllegalArgumentException(attention.toString());
    }

    private static Note mail(String text, String advice) {
        return new Note(true, text, advice, link("mails", Labels.get("attention.mail.link")));
    }

    private static Note guessing(Attention.Guessing guessing) {
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

    private static Note stop(Attention.Stop stop) {
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

    private static Note requests(Attention.Requests waiting) {
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

    private static List<Note.Link> requestLinks(Attention.Requests waiting) {
        List<Note.Link> all = link("requests", Labels.get("attention.requests.link"));
        return waiting.held() == 0
                ? all
                : Stream.of(all, link("requests", "?state=HELD", Labels.get("attention.requests.held.link")))
                        .flatMap(List::stream)
                        .toList();
    }

    private static Note figuresOld(Attention.FiguresOld old) {
        return new Note(
                true,
                Labels.get(
                        "attention.figures",
                        old.until().map(JapaneseTime::dateTime).orElse(FigureFormat.NONE)),
                Labels.get("attention.figures.advice"),
                List.of());
    }

    private static Note auditUnchecked(Attention.AuditUnchecked unchecked) {
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
