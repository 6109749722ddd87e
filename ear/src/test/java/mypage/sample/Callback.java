package mypage.sample;

import static jakarta.security.enterprise.authentication.mechanism.http.openid.OpenIdConstant.ORIGINAL_REQUEST;

import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.identitystore.openid.OpenIdContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Where MyPage sends the browser back. By then the client has exchanged the code. {@link
 * OpenIdAuthenticationMechanismDefinition#redirectToOriginalResource} would lead on too, but with the code in the
 * address of a page.
 */
@WebServlet("/callback")
public class Callback extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient OpenIdContext context;

    @Inject
    transient PageWriter pages;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getUserPrincipal() == null) {
            pages.notice("ログインできませんでした", "もう一度お試しください。", request, response);
        } else {
            response.sendRedirect(context.<String>getStoredValue(request, response, ORIGINAL_REQUEST)
                    .orElse(request.getContextPath() + "/"));
        }
    }
}
