package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import mypage.account.Service;
import mypage.admin.announcements.AnnouncementChangeResult;
import mypage.admin.announcements.NoticeService;
import mypage.admin.announcements.OtpRolloutService;
import mypage.announcements.Notice;
import mypage.announcements.NoticePlan;
import mypage.announcements.NoticeText;
import mypage.platform.JapaneseTime;
import mypage.platform.Language;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.announcements.NoticeRenderer;
import mypage.web.announcements.NoticeView;
import mypage.web.site.ServiceNames;

/** The form of a notice in Japanese. */
@Named
@RequestScoped
public class NoticeForm extends PeriodForm<Notice, NoticePlan> {

    @Inject
    NoticeService notices;

    @Inject
    OtpRolloutService rollout;

    @Inject
    NoticeRenderer renderer;

    @Inject
    CurrentNotice current;

    private final WrittenText text = new WrittenText();

    @Override
    CurrentNotice current() {
        return current;
    }

    @Override
    boolean isChangeable(Notice found) {
        return found.state(clock.instant()) != Notice.State.REMOVED;
    }

    @Override
    void fill(Notice old) {
        chosen.set(old.plan().services());
        from.set(old.plan().shownFrom());
        until.set(old.plan().shownUntil());
        issuers = old.plan().issuers();
        text.set(old.text(Language.JA));
    }

    /** Fills in an announcement of one-time passwords, if the address names a service (requirements 3 and 64). */
    public void openNew() {
        staff.parameter("launch")
                .ifPresent(name -> Arrays.stream(Service.values())
                        .filter(service -> service.name().equals(name))
                        .forEach(this::announceRollout));
    }

    private void announceRollout(Service service) {
        var date = rollout.dates().get(service);
        var same = EnumSet.noneOf(Service.class);
        rollout.dates().forEach((other, start) -> {
            if (start.equals(date)) {
                same.add(other);
            }
        });
        chosen.set(same);
        text.set(new NoticeText(
                Labels.get("launch.notice.title"),
                Labels.get("launch.notice.body", ServiceNames.of(same), JapaneseTime.dateTime(date))));
    }

    @Override
    String create(NoticePlan typed) {
        return changed(notices.publish(typed, text.written(), staff.context()));
    }

    @Override
    AnnouncementChangeResult change(long id, int version, NoticePlan typed) {
        return notices.change(id, version, typed, text.written(), staff.context());
    }

    @Override
    String changed(long id) {
        return StaffPage.NOTICE.redirect(id) + "&done=1";
    }

    /** Compares times as typed, since an empty start means the moment of the click. */
    @Override
    String confirmed(NoticePlan typed) {
        return String.join(
                "\n",
                typed.services().toString(),
                from.toString(),
                until.toString(),
                Objects.toString(issuers),
                text.toString());
    }

    @Override
    NoticePlan read() {
        checks.services(chosen.services());
        var start = Objects.requireNonNullElseGet(checks.optional("from", from), clock::instant);
        var end = checks.optional("until", until);
        if (end != null && !start.isBefore(end)) {
            checks.refuse("until-date", Labels.get("notice.order"));
        }
        text.check(checks, renderer);
        return checks.isGood() ? new NoticePlan(chosen.services(), start, end, issuers) : null;
    }

    /** What users will read; null until the form is filled in. */
    public NoticeView getPreview() {
        return isAsking() ? renderer.view(text.written(), Language.JA, issuers) : null;
    }

    /** The period that was typed. */
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
