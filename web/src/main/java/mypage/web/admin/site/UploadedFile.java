package mypage.web.admin.site;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/** The file that a form was sent with. */
public final class UploadedFile {

    /** The name of its field. */
    public static final String FIELD = "file";

    private UploadedFile() {}

    /** Empty if none was chosen. */
    public static Optional<Part> in(HttpServletRequest request) throws IOException, ServletException {
        var type = Objects.requireNonNullElse(request.getContentType(), "");
        return type.startsWith("multipart/form-data")
                ? Optional.ofNullable(request.getPart(FIELD))
                        .filter(part -> !Objects.requireNonNullElse(part.getSubmittedFileName(), "")
                                .isBlank())
                : Optional.empty();
    }
}
