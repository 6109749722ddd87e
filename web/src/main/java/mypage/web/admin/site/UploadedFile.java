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

    private static final int LONGEST_NAME = 200;

    private UploadedFile() {}

    /** Its name; some browsers send the folder too. */
    public static String name(Part file) {
        var name = file.getSubmittedFileName().replaceAll("(?s).*[/\\\\]", "").replaceAll("\\p{Cc}", " ");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

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
