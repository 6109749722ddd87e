package mypage.web.site;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/**
 * Files in requests. The servlet of all pages could take them, and the container writes each part of such a body to
 * disk as soon as any code asks for a parameter, and leaves it there. So few pages accept them, and the parts are
 * deleted when the page has answered.
 */
public final class Uploads {

    private static final System.Logger LOG = System.getLogger(Uploads.class.getName());

    /** The pages that accept a file. */
    private static final Set<String> PAGES =
            Set.of("/admin/import-new", "/admin/contacts-new", "/admin/pilot-list", "/admin/bulk-new");

    private Uploads() {}

    /** Whether the body has parts of any kind. */
    static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Whether this is a file for a page that accepts one. */
    public static boolean isUpload(HttpServletRequest request) {
        var type = request.getContentType();
        return request.getMethod().equals("POST")
                && PAGES.contains(request.getServletPath())
                && type != null
                && type.startsWith("multipart/form-data");
    }

    /** Deletes every part, even of a form unlike ours; reads the body if nothing read it before. */
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
