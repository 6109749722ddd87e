package mypage.web.admin.mails;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.account.Service;
import mypage.admin.mails.LoggedMail;
import mypage.admin.mails.MailState;
import mypage.platform.JapaneseTime;
import mypage.platform.Language;
import mypage.platform.Ruby;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;

/** Mails and their states in words. */
@Named
@ApplicationScoped
public class MailTexts {

    /** The sender's system that a subject names: at its beginning, or in Latin letters at its end. */
    private static final Pattern SYSTEM = Pattern.compile("^【([^】]*)】\\s*(?=\\S)|(?<=\\S) – (\\S.*)$");

    /** The services by their names in all languages. */
    private static final Map<String, Service> SERVICES = Stream.of(Language.values())
            .flatMap(language ->
                    Stream.of(Service.values()).map(service -> Map.entry(name(language, service), service)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

    @Inject
    Clock clock;

    public String state(MailState state) {
        return switch (state) {
            case QUEUED -> Labels.get("mails.queued");
            case FAILING -> Labels.get("mails.failing");
            case SENT -> Labels.get("mails.sent");
            case DELAYED -> Labels.get("mails.delayed");
            case UNDELIVERED -> Labels.get("mails.undelivered");
            case FAILED -> Labels.get("mails.failed");
            case EXPIRED -> Labels.get("mails.expired");
            case REPLACED -> Labels.get("mails.replaced");
        };
    }

    /** The state explained in a sentence. */
    public String why(LoggedMail mail) {
        return switch (mail.state()) {
            case QUEUED -> Labels.get("mail.why.queued");
            case FAILING -> mail.nextTryAt().isPresent() ? Labels.get("mail.why.failing") : Labels.get("mail.why.late");
            case SENT -> Labels.get("mail.why.sent");
            case DELAYED -> Labels.get("mail.why.delayed");
            case UNDELIVERED -> Labels.get("mail.why.undelivered");
            case FAILED -> Labels.get("mail.why.failed");
            case EXPIRED -> Labels.get("mail.why.expired");
            case REPLACED -> Labels.get("mail.why.replaced");
        };
    }

    /** How the recipient gets another mail: one that was given up has no text any more. */
    public String another(LoggedMail mail) {
        return switch (mail.topic()) {
            case "otp" -> Labels.get("mail.another.otp");
            case "pass" -> Labels.get("mail.another.pass");
            case "reset" -> Labels.get("mail.another.reset");
            case "invitation" -> Labels.get("mail.another.invitation");
            case "opening" -> Labels.get("mail.another.opening");
            case "address" -> Labels.get("mail.another.address");
            case "office" -> Labels.get("mail.another.office");
            case "closed" -> Labels.get("mail.another.closed");
            case "desk" -> Labels.get("mail.another.desk");
            case "alarm" -> Labels.get("mail.another.alarm");
            case "staff" -> Labels.get("mail.another.staff");
            default -> Labels.get("mail.another.notice");
        };
    }

    /** Whether it was given up or came back, and no newer mail replaces it. */
    public boolean isLost(LoggedMail mail) {
        return switch (mail.state()) {
            case UNDELIVERED, FAILED, EXPIRED -> true;
            case QUEUED, FAILING, SENT, DELAYED, REPLACED -> false;
        };
    }

    public boolean isBad(LoggedMail mail) {
        return switch (mail.state()) {
            case FAILING, DELAYED, UNDELIVERED, FAILED, EXPIRED -> true;
            case QUEUED, SENT, REPLACED -> false;
        };
    }

    public String time(Instant instant) {
        return JapaneseTime.dateTime(instant);
    }

    private static String name(Language language, Service service) {
        return Ruby.plain(mypage.mail.MailTexts.in(language).text("service." + service));
    }

    /** The service whose user it went to, which its subject names; a dash if it went to a member of staff. */
    public String service(LoggedMail mail) {
        return SYSTEM.matcher(mail.subject())
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .flatMap(name -> Stream.ofNullable(SERVICES.get(name)))
                .map(ServiceLabels::of)
                .findFirst()
                .orElse(Fact.NONE);
    }

    /** The subject without the name of the service, which has a column of its own. */
    public String subject(LoggedMail mail) {
        return SYSTEM.matcher(mail.subject()).replaceFirst("");
    }

    /** When it is tried again, and how often it was; empty if it is not. */
    public String again(LoggedMail mail) {
        return mail.nextTryAt().isPresent() && mail.tries() > 0
                ? Labels.get("mails.again", next(mail), mail.tries())
                : "";
    }

    /** Only the time of day if it is today; a dash if there is none. */
    private String next(LoggedMail mail) {
        return mail.nextTryAt()
                .filter(this::isToday)
                .map(JapaneseTime::time)
                .orElseGet(() -> timeIfAny(mail.nextTryAt()));
    }

    private boolean isToday(Instant instant) {
        return JapaneseTime.date(instant).equals(JapaneseTime.date(clock.instant()));
    }

    /** Whether an account may have its address; not if it went to a member of staff. */
    public boolean isToUser(LoggedMail mail) {
        return !Set.of("staff", "alarm").contains(mail.topic());
    }

    public String nextInFull(LoggedMail mail) {
        return timeIfAny(mail.nextTryAt());
    }

    public String finished(LoggedMail mail) {
        return timeIfAny(mail.finishedAt());
    }

    public String bounced(LoggedMail mail) {
        return timeIfAny(mail.bouncedAt());
    }

    /** A dash if there is no such time. */
    private static String timeIfAny(Optional<Instant> instant) {
        return instant.map(JapaneseTime::dateTime).orElse(Fact.NONE);
    }

    /** A dash if the server has not been asked yet or took the mail. */
    public String answer(LoggedMail mail) {
        return mail.lastAnswer().orElse(Fact.NONE);
    }
}
