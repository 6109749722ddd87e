package mypage.web.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** The errors of the posted form, for the summary and for each field. */
@Named("errors")
@RequestScoped
public class FieldErrors {

    /** An error; {@code field} is null when it concerns the form as a whole. */
    public record FieldError(String field, String text) {}

    @Inject
    FacesContext faces;

    /** For pages for staff, which have one language. */
    public void add(String field, String text) {
        faces.addMessage(field, new FacesMessage(text));
    }

    /** With this text in the page's language; {@link LanguageSwitch} repeats it in another one. */
    public void refuse(String field, String key, long... numbers) {
        add(faces, new FormError(field, key, numbers));
    }

    public boolean isRefused(String key) {
        return faces.getMessageList().stream()
                .anyMatch(message -> refusal(message)
                        .filter(refusal -> refusal.key().equals(key))
                        .isPresent());
    }

    public List<FieldError> getAll() {
        var all = new ArrayList<FieldError>();
        faces.getClientIdsWithMessages()
                .forEachRemaining(
                        field -> faces.getMessageList(field).forEach(message -> all.add(shown(field, message))));
        return all;
    }

    /** Whether the only error concerns no field. */
    public boolean isOfWhole() {
        var all = getAll();
        return all.size() == 1 && all.get(0).field() == null;
    }

    /** Marks the message as shown: Faces logs every message that no tag of its own shows. */
    private static FieldError shown(String field, FacesMessage message) {
        message.rendered();
        return new FieldError(field, message.getSummary());
    }

    public String of(String field) {
        return faces.getMessageList(field).stream()
                .map(FacesMessage::getSummary)
                .findFirst()
                .orElse(null);
    }

    /** The value of aria-describedby; null when nothing describes the field. */
    public String describedBy(String field, boolean supported) {
        var support = supported ? field + "-support" : null;
        var error = of(field) != null ? field + "-error" : null;
        return support != null && error != null ? support + " " + error : support != null ? support : error;
    }

    /**
     * All errors, separated by commas, for {@link LanguageSwitch} to repeat. Of a field that Faces found empty there is
     * the name alone.
     */
    public String getTold() {
        var told = new StringJoiner(",");
        faces.getClientIdsWithMessages()
                .forEachRemaining(field -> faces.getMessageList(field)
                        .forEach(message -> told.add(
                                refusal(message).map(FormError::toString).orElse(field))));
        return told.toString();
    }

    static void add(FacesContext faces, FormError refusal) {
        faces.addMessage(refusal.field(), refusal.message());
    }

    private static Optional<FormError> refusal(FacesMessage message) {
        return FormError.of(message.getDetail());
    }
}
