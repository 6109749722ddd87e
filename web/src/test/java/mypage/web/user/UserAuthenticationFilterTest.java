package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import mypage.web.site.UserPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("C18")
class UserAuthenticationFilterTest {

    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void pagesThatAreNotOpenRequireASignIn(UserPage page) throws Exception {
        if (UserPage.at(page.address()).isPresent()) {
            get("/seeker/" + page.address());

            assertEquals(List.of(page.isOpen() ? "served" : "/seeker/login"), done);
        }
    }

    private void get(String path) throws Exception {
        var request = fake(HttpServletRequest.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getServletPath" -> path;
            case "getContextPath" -> "";
            case "getMethod" -> "GET";
            default -> null;
        });
        var response = fake(
                HttpServletResponse.class, (proxy, method, arguments) -> done.add((String) arguments[0]) ? null : "");
        new UserAuthenticationFilter().doFilter(request, response, (asked, answered) -> done.add("served"));
    }

    private static <T> T fake(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
