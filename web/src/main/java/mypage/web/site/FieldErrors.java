package mypage.web.site;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the posted form, for the summary and below each field. */
@Named("errors")
@RequestScoped
public class FieldErrors {

    /** An error; {@code field} is null when it concerns the form as a whole. */
    public record FieldError(String field, String text) {}

    @Inject
    FacesContext faces;

    public void add(String field, String text) {
        faces.addMessage(field, new FacesMessage(text));
    }

    public List<FieldError> getAll() {
        var all = new ArrayList<FieldError>();
        faces.getClientIdsWithMessages()
                .forEachRemaining(
                        field -> faces.getMessageList(field).forEach(message -> all.add(shown(field, message))));
        return all;
    }

    /** Tells Faces too, which would log every message that no tag of its own shows. */
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
}
