package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests may hold files, and how their parts are deleted. */
@Tag("C28")
class UploadsTest {

    private static final String FORM = "multipart/form-data; boundary=x";

    private final List<String> deleted = new ArrayList<>();

    @Test
    void fewPagesAcceptAFile() {
        assertTrue(Uploads.isUpload(request("POST", "/admin/import-new", FORM)));
        assertTrue(Uploads.isUpload(request("POST", "/admin/contacts-new", FORM)));
        assertFalse(Uploads.isUpload(request("GET", "/admin/import-new", FORM)));
        assertFalse(Uploads.isUpload(request("POST", "/admin/import-new.xhtml", FORM)));
        assertFalse(Uploads.isUpload(request("POST", "/signin/login.xhtml", FORM)));
        assertFalse(Uploads.isUpload(request("POST", "/admin/import-new", "multipart/mixed")));
        assertFalse(Uploads.isUpload(request("POST", "/admin/import-new", null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, " multipart/form-data", "MULTIPART/Form-Data", "\tmultipart/mixed"})
    void everyMultipartTypeIsRecognized(String type) {
        assertTrue(Uploads.isMultipart(request("POST", "/signin/login.xhtml", type)));
    }

    @Test
    void everyPartIsDeleted() {
        Uploads.delete(request("POST", "/admin/import-new", FORM));

        assertEquals(List.of("delete", "delete"), deleted);
    }

    private HttpServletRequest request(String method, String path, String type) {
        return fake(HttpServletRequest.class, (proxy, called, arguments) -> switch (called.getName()) {
            case "getMethod" -> method;
            case "getServletPath" -> path;
            case "getContentType" -> type;
            case "getParts" -> List.of(part(), part());
            default -> throw new UnsupportedOperationException(called.getName());
        });
    }

    private Part part() {
        return fake(Part.class, (proxy, called, arguments) -> {
            deleted.add(called.getName());
            return null;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(UploadsTest.class.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
