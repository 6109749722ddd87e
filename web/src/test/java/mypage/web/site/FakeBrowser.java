package mypage.web.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/** Requests and responses that have only cookies. */
public final class FakeBrowser {

    private FakeBrowser() {}

    public static HttpServletRequest sending(List<Cookie> cookies) {
        return fake(HttpServletRequest.class, (proxy, method, arguments) -> {
            assertEquals("getCookies", method.getName());
            return cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]);
        });
    }

    public static HttpServletResponse receiving(List<Cookie> cookies) {
        return fake(HttpServletResponse.class, (proxy, method, arguments) -> {
            assertEquals("addCookie", method.getName());
            return cookies.add((Cookie) arguments[0]) ? null : proxy;
        });
    }

    private static <T> T fake(Class<T> type, InvocationHandler calls) {
        return type.cast(Proxy.newProxyInstance(FakeBrowser.class.getClassLoader(), new Class<?>[] {type}, calls));
    }
}
