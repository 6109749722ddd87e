package mypage.web.openid;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mypage.openid.OpenIdMetadataService;

/** Where applications find the addresses of the other endpoints, and the keys that sign ID tokens. */
public class MetadataEndpoint extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String KEYS = "/openid/jwks";

    @Inject
    transient OpenIdMetadataService service;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var json = request.getServletPath().equals(KEYS) ? service.keys() : service.configuration();
        OpenIdAnswers.json(response, HttpServletResponse.SC_OK, json);
    }
}
