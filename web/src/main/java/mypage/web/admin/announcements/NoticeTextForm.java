package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.announcements.NoticeService;
import mypage.announcements.Notice;
import mypage.announcements.NoticeText;
import mypage.platform.Language;
import mypage.web.admin.site.ConfirmedForm;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.announcements.NoticeView;

/** The form of a notice in another language than Japanese; left empty, it takes that language away. */
@Named
@RequestScoped
public class NoticeTextForm {

    @Inject
    NoticeService notices;

    @Inject
    StaffRequest staff;

    @Inject
    ConfirmedForm ask;

    @Inject
    FormChecks checks;

    private final WrittenText text = new WrittenText();
    private Optional<Notice> notice;

    public void open() {
        if (find().isEmpty() || language().isEmpty()) {
            checks.missing();
            return;
        }
        Optional.ofNullable(find().get().texts().get(language().get())).ifPresent(text::set);
    }

    public String save() {
        if (find().isEmpty() || language().isEmpty()) {
            checks.missing();
            return null;
        }
        if (!text.isEmpty()) {
            text.check(checks);
        }
        return checks.isGood() && ask.isAnswered(text.toString())
                ? translate(find().get().id())
                : null;
    }

    private String translate(long id) {
        var step = notices.translate(
                id,
                (int) getVersion(),
                language().orElseThrow(),
                text.isEmpty() ? null : text.written(),
                staff.context());
        return checks.outcome(step, StaffPage.NOTICE.redirect() + "&done=1&of=" + id);
    }

    private Optional<Notice> find() {
        if (notice == null) {
            notice = staff.number("of").flatMap(notices::find);
        }
        return notice;
    }

    private Optional<Language> language() {
        var asked = staff.parameter("language").orElse("");
        return Stream.of(Language.values())
                .filter(language -> language != Language.JA && language.name().equals(asked))
                .findFirst();
    }

    public long getOf() {
        return find().map(Notice::id).orElse(0L);
    }

    /** The one that the member saw. */
    public long getVersion() {
        return staff.number("version")
                .orElseGet(() -> (long) find().map(Notice::version).orElse(0));
    }

    /** Null when none is asked for. */
    public Language getLanguage() {
        return language().orElse(null);
    }

    /** What is to be said in the other language, with its marks; null when none is asked for. */
    public NoticeText getJapanese() {
        return find().map(found -> found.text(Language.JA)).orElse(null);
    }

    /** What users will read; null before the form was filled in, and when nothing is to be read. */
    public NoticeView getPreview() {
        return ask.getToken() == null || text.isEmpty()
                ? null
                : NoticeView.of(text.written(), language().orElseThrow(), null);
    }

    public WrittenText getText() {
        return text;
    }
}
