package mypage.web.user;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mypage.web.site.UserPage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("C18")
class UserAuthenticationFilterTest {

    /** Named once more here, so that no page is opened by mistake. */
    private static final Set<UserPage> OPEN = EnumSet.of(
            UserPage.LOGIN,
            UserPage.OTP,
            UserPage.OTP_SKIP,
            UserPage.LOGIN_PASS,
            UserPage.LOGIN_PASS_CODE,
            UserPage.REGISTER,
            UserPage.OPEN_ACCOUNT,
            UserPage.OPEN_ACCOUNT_SENT,
            UserPage.REGISTER_AGAIN,
            UserPage.FORGOT,
            UserPage.LINK_SENT,
            UserPage.PASSWORD_RESET,
            UserPage.NOT_ME,
            UserPage.REOPEN,
            UserPage.CLOSED,
            UserPage.ADDRESS_LOST,
            UserPage.ADDRESS_PROVE,
            UserPage.ADDRESS_STOP,
            UserPage.NOTICE,
            UserPage.FAQ,
            UserPage.TERMS,
            UserPage.CONTACT,
            UserPage.ACCESSIBILITY,
            UserPage.LOGOUT);

    private final List<String> done = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void pagesThatAreNotOpenRequireASignIn(UserPage page) throws Exception {
        if (UserPage.at(page.address()).isPresent()) {
            get("/seeker/" + page.address());

            assertEquals(List.of(OPEN.contains(page) ? "served" : "/seeker/login"), done, page + ", see OPEN");
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
