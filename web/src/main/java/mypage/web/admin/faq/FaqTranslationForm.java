package mypage.web.admin.faq;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.admin.faq.FaqCorrectionService;
import mypage.admin.faq.FaqEntry;
import mypage.admin.faq.TranslationView;
import mypage.platform.Language;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.site.FieldErrors;

/** The translation of one question: the latest text, to be written anew. */
@Named
@RequestScoped
public class FaqTranslationForm {

    private static final String LIST = StaffPage.FAQ.redirect();

    @Inject
    FaqCorrectionService faq;

    @Inject
    StaffRequest staff;

    @Inject
    QuestionChecks checks;

    @Inject
    FieldErrors errors;

    private Optional<FaqEntry> entry;
    private Optional<TranslationView> translation;
    private String question;
    private String answer;

    public String open() {
        if (entry().isEmpty()) {
            return LIST;
        }
        translation().map(TranslationView::last).ifPresent(text -> {
            question = text.question();
            answer = text.answer();
        });
        return null;
    }

    public String save() {
        if (entry().isEmpty()) {
            return LIST;
        }
        return checks.isGood(getQuestion(), getAnswer()) ? translate() : null;
    }

    private String translate() {
        boolean done = faq.translate(
                getOf(),
                (int) getVersion(),
                (int) getTextVersion(),
                getLanguage(),
                QuestionChecks.line(getQuestion()),
                QuestionChecks.lines(getAnswer()),
                staff.context());
        if (done) {
            return LIST + "&done=" + getOf();
        }
        errors.add(null, Labels.get("faq.text.overtaken"));
        return null;
    }

    private Optional<FaqEntry> entry() {
        if (entry == null) {
            entry = staff.number("of").flatMap(faq::find);
        }
        return entry;
    }

    private Optional<TranslationView> translation() {
        if (translation == null) {
            translation = faq.translation(getOf(), getLanguage());
        }
        return translation;
    }

    public int getOf() {
        return entry().map(found -> found.current().number()).orElse(0);
    }

    /** The version of the Japanese text that the member saw. */
    public long getVersion() {
        return staff.number("version").orElseGet(() ->
                (long) entry().map(found -> found.current().version()).orElse(0));
    }

    /** The version of the translation that the member saw. */
    public long getTextVersion() {
        return staff.parameter("text")
                .filter(typed -> typed.matches("-?\\d{1,9}"))
                .map(Long::valueOf)
                .orElseGet(
                        () -> (long) translation().map(TranslationView::version).orElse(0));
    }

    public FaqEntry getEntry() {
        return entry().orElse(null);
    }

    /** Whether readers of this language see the Japanese text. */
    public boolean isMissing() {
        return translation().filter(TranslationView::shown).isEmpty();
    }

    /** Whether a translation was written or published, even if it is out of date. */
    public boolean isWritten() {
        return translation().filter(text -> !text.last().question().isEmpty()).isPresent();
    }

    public Language getLanguage() {
        var requested = staff.parameter("language").orElse("");
        return getLanguages().stream()
                .filter(language -> language.name().equals(requested))
                .findFirst()
                .orElse(Language.EN);
    }

    public List<Language> getLanguages() {
        return Stream.of(Language.values())
                .filter(language -> language != Language.JA)
                .toList();
    }

    public String getQuestion() {
        return Objects.requireNonNullElse(question, "");
    }

    public void setQuestion(String question) {
        this.question = question;
    }

    public String getAnswer() {
        return Objects.requireNonNullElse(answer, "");
    }

    public void setAnswer(String answer) {
        this.answer = answer;
    }
}
