package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.faces.context.PartialViewContext;
import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("C18")
class FacesParametersTest {

    /** All that the API names, and what it leaves to implementations and older releases. */
    static List<String> names() {
        return Stream.concat(
                        Stream.of(PartialViewContext.class, ResponseStateManager.class)
                                .flatMap(type -> Stream.of(type.getFields()))
                                .filter(field -> field.getName().contains("PARAM"))
                                .map(FacesParametersTest::value),
                        Stream.of(
                                "jakarta.faces.source",
                                "jakarta.faces.behavior.event",
                                "jakarta.faces.encodedURL",
                                "javax.faces.ViewState",
                                "javax.faces.RenderKitId",
                                "com.sun.faces.anything",
                                "login:jakarta.faces.ViewState",
                                "JAKARTA.FACES.RENDERKITID",
                                "Faces-Request"))
                .toList();
    }

    private static String value(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theApiNamesParameters() {
        assertTrue(names().containsAll(List.of("jakarta.faces.ViewState", "jakarta.faces.RenderKitId", "jfwid")));
    }

    @ParameterizedTest
    @MethodSource("names")
    void noneGetsThroughByQueryOrBody(String name) {
        assertFalse(areOurs("GET", name + "=x", Map.of(name, new String[] {"x"})), "query of a GET");
        assertFalse(areOurs("POST", name + "=x", Map.of(name, new String[] {"x"})), "query of a POST");
        assertFalse(areOurs("POST", null, Map.of(name, new String[] {"x"})), "body");
        assertFalse(areOurs("GET", name.replace("a", "%61") + "=x", Map.of()), "encoded");
    }

    @Test
    void onlyTheStateOfOurFormsGetsThrough() {
        assertTrue(areOurs("POST", null, state("stateless")));
        assertTrue(areOurs("POST", "page=2", state("stateless")));
        assertTrue(areOurs("POST", null, Map.of()));
        assertTrue(areOurs("GET", "email=%zz&faces=1", Map.of("email", new String[] {"x"})));
        assertFalse(areOurs("POST", null, state("stateless", "stateless")), "repeated");
        assertFalse(areOurs("POST", null, state("-123:456")), "forged");
        assertFalse(areOurs("POST", null, state("")), "empty");
        assertFalse(areOurs("POST", "jakarta.faces.ViewState=stateless", state("stateless")), "by the query");
        assertFalse(areOurs("GET", null, state("stateless")));
    }

    @Test
    void aFieldOfAFormIsNone() {
        assertEquals(
                List.of(),
                Stream.of("email", "surfaces", "faces")
                        .filter(name -> !areOurs("POST", null, Map.of(name, new String[] {"jakarta.faces.ViewState"})))
                        .toList());
    }

    private static Map<String, String[]> state(String... values) {
        return Map.of("jakarta.faces.ViewState", values);
    }

    private static boolean areOurs(String method, String query, Map<String, String[]> parameters) {
        Map<String, Object> answers = new HashMap<>();
        answers.put("getMethod", method);
        answers.put("getQueryString", query);
        answers.put("getParameterMap", parameters);
        return FacesParameters.areOurs((HttpServletRequest) Proxy.newProxyInstance(
                FacesParametersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (request, called, arguments) -> answers.get(called.getName())));
    }
}
