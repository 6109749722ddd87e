package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import mypage.account.Service;
import mypage.admin.announcements.NoticeService;
import mypage.admin.announcements.OtpRolloutService;
import mypage.announcements.Notice;
import mypage.announcements.NoticePlan;
import mypage.announcements.NoticeText;
import mypage.platform.JapaneseTime;
import mypage.platform.Language;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.announcements.NoticeView;
import mypage.web.site.ServiceNames;

/** The form of a notice, new or to be changed; it shows what users will read before it does anything. */
@Named
@RequestScoped
public class NoticeForm extends PeriodForm<Notice> {

    private static final String PAGE = StaffPage.NOTICE.redirect() + "&done=1&of=";

    @Inject
    NoticeService notices;

    @Inject
    OtpRolloutService launches;

    private final WrittenText text = new WrittenText();

    /** Fills the form with the notice that is to be changed. */
    public void open() {
        find().filter(found -> found.state(clock.instant()) != Notice.State.REMOVED)
                .ifPresentOrElse(this::fill, checks::missing);
    }

    private void fill(Notice old) {
        chosen.set(old.plan().services());
        from.set(old.plan().shownFrom());
        until.set(old.plan().shownUntil());
        issuers = old.plan().issuers();
        text.set(old.text(Language.JA));
    }

    /** Fills the form with the announcement of a launch date, where one is asked for (requirements 3 and 64). */
    public void openNew() {
        staff.parameter("launch")
                .ifPresent(name -> Arrays.stream(Service.values())
                        .filter(service -> service.name().equals(name))
                        .forEach(this::announceLaunch));
    }

    private void announceLaunch(Service service) {
        var date = launches.dates().get(service);
        var same = EnumSet.noneOf(Service.class);
        launches.dates().forEach((other, launch) -> {
            if (launch.equals(date)) {
                same.add(other);
            }
        });
        chosen.set(same);
        text.set(new NoticeText(
                Labels.get("launch.notice.title"),
                Labels.get("launch.notice.body", ServiceNames.of(same), JapaneseTime.dateTime(date))));
    }

    public String publish() {
        var plan = read();
        if (!isConfirmed(plan)) {
            return null;
        }
        return PAGE + notices.publish(plan, text.written(), staff.context());
    }

    public String change() {
        if (find().isEmpty()) {
            checks.missing();
            return null;
        }
        var plan = read();
        long id = find().get().id();
        return isConfirmed(plan)
                ? checks.outcome(
                        notices.change(id, (int) getVersion(), plan, text.written(), staff.context()), PAGE + id)
                : null;
    }

    /** By what was typed, as the beginning may be the moment of the last click. */
    private boolean isConfirmed(NoticePlan plan) {
        return plan != null
                && ask.isAnswered(String.join(
                        "\n",
                        plan.services().toString(),
                        from.toString(),
                        until.toString(),
                        Objects.toString(issuers),
                        text.toString()));
    }

    /** Null, with errors said, when it makes no notice. */
    private NoticePlan read() {
        checks.services(chosen.services());
        var start = Objects.requireNonNullElseGet(checks.optional("from", from), clock::instant);
        var end = checks.optional("until", until);
        if (end != null && !start.isBefore(end)) {
            checks.refuse("until-date", Labels.get("notice.order"));
        }
        text.check(checks);
        return checks.isGood() ? new NoticePlan(chosen.services(), start, end, issuers) : null;
    }

    @Override
    Optional<Notice> find(long id) {
        return notices.find(id);
    }

    @Override
    long id(Notice found) {
        return found.id();
    }

    @Override
    int version(Notice found) {
        return found.version();
    }

    /** What users will read; null before the form was filled in. */
    public NoticeView getPreview() {
        return ask.getToken() == null ? null : NoticeView.of(text.written(), Language.JA, issuers);
    }

    /** From when until when it is to be shown. */
    public String getAsked() {
        return Labels.get(
                "notice.period.text",
                from.instant().map(JapaneseTime::dateTime).orElseGet(() -> Labels.get("notice.period.now")),
                until.instant().map(JapaneseTime::dateTime).orElseGet(() -> Labels.get("notice.until.none")));
    }

    public WrittenText getText() {
        return text;
    }
}
