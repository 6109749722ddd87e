package mypage.web.admin.announcements;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.announcements.NoticeService;
import mypage.announcements.NoticeText;
import mypage.platform.Language;
import mypage.web.admin.site.ConfirmedForm;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.announcements.NoticeRenderer;
import mypage.web.announcements.NoticeView;

/** The form of a notice in a language other than Japanese. Left empty, it removes that language. */
@Named
@RequestScoped
public class NoticeTextForm {

    @Inject
    NoticeService notices;

    @Inject
    NoticeRenderer renderer;

    @Inject
    CurrentNotice current;

    @Inject
    StaffRequest staff;

    @Inject
    ConfirmedForm confirmation;

    @Inject
    FormChecks checks;

    @Inject
    NotFoundAnswer answer;

    private final WrittenText text = new WrittenText();

    public void open() {
        if (current.find().isEmpty() || language().isEmpty()) {
            answer.notFound();
            return;
        }
        Optional.ofNullable(current.find().get().texts().get(language().get())).ifPresent(text::set);
    }

    public String save() {
        if (current.find().isEmpty() || language().isEmpty()) {
            return answer.notFound();
        }
        if (!text.isEmpty()) {
            text.check(checks, renderer);
        }
        return checks.isGood() && confirmation.isAnswered(text.toString()) ? translate(current.getId()) : null;
    }

    private String translate(long id) {
        var result = notices.translate(
                id,
                (int) current.getVersion(),
                language().orElseThrow(),
                text.isEmpty() ? null : text.written(),
                staff.context());
        return checks.outcome(result, StaffPage.NOTICE.redirect(id) + "&done=1");
    }

    private Optional<Language> language() {
        var requested = staff.parameter("language").orElse("");
        return Stream.of(Language.values())
                .filter(language -> language != Language.JA && language.name().equals(requested))
                .findFirst();
    }

    /** Null when none is asked for. */
    public Language getLanguage() {
        return language().orElse(null);
    }

    /** The text to translate, with its Markdown; null if there is no such notice. */
    public NoticeText getJapanese() {
        return current.find().map(found -> found.text(Language.JA)).orElse(null);
    }

    /** What users will read; null until the form is filled in, or if the language is being removed. */
    public NoticeView getPreview() {
        return confirmation.getToken() == null || text.isEmpty()
                ? null
                : renderer.view(text.written(), language().orElseThrow(), null);
    }

    public WrittenText getText() {
        return text;
    }
}
