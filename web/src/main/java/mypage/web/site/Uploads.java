package mypage.web.site;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Locale;

/**
 * Files in requests. The servlet of all pages could take them, and the container puts each part of such a body on disk
 * as soon as anybody asks for a parameter, and leaves it there. So one page alone may be sent one, and what it was sent
 * is deleted when it has answered.
 */
public final class Uploads {

    private static final System.Logger LOG = System.getLogger(Uploads.class.getName());

    /** The one page that takes a file. */
    private static final String PAGE = "/admin/import-new";

    private Uploads() {}

    /** Whether the body has parts, of whatever kind. */
    static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Whether this is a file for the page that takes one. */
    public static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getMethod().equals("POST")
                && request.getServletPath().equals(PAGE)
                && type != null
                && type.startsWith("multipart/form-data");
    }

    /** Deletes every part, also of a form that was not as ours is; reads the body if nobody did before. */
    public static void delete(HttpServletRequest request) {
        try {
            for (Part part : request.getParts()) {
                part.delete();
            }
        } catch (IOException | ServletException | RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "parts of an upload are left on the disk: {0}", e.toString());
        }
    }
}
