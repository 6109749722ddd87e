package mypage.sample;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** ログアウト: ends our session, and leads to MyPage, which ends all others and leads back to {@code /goodbye}. */
@WebServlet({"/logout", "/goodbye"})
public class Logout extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PageWriter pages;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getServletPath().equals("/logout")) {
            // A POST without a session of ours leads here by way of a sign-in, so nobody is signed out.
            response.sendRedirect(request.getContextPath() + "/");
            return;
        }
        pages.notice("ログアウトしました", "ご利用ありがとうございました。", request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        request.logout();
    }
}
