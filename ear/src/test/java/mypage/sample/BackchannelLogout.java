package mypage.sample;

import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.net.URI;

/** Where MyPage tells that a session has ended. */
@WebServlet("/backchannel-logout")
public class BackchannelLogout extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SampleSettings settings;

    @Inject
    transient SignedInSessions sessions;

    private transient LogoutTokens tokens;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getParameter("logout_token");
        var sid = tokens().session(token == null ? "" : token);
        sid.ifPresent(sessions::end);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(sid.isPresent() ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_BAD_REQUEST);
    }

    /** Not at the start of the application: MyPage may start later. */
    private synchronized LogoutTokens tokens() throws IOException {
        if (tokens == null) {
            try (Client client = ClientBuilder.newClient()) {
                String configuration = settings.getProvider() + "/.well-known/openid-configuration";
                String keys = client.target(configuration)
                        .request()
                        .get(JsonObject.class)
                        .getString("jwks_uri");
                tokens = new LogoutTokens(
                        settings.getProvider(),
                        settings.getClientId(),
                        JWKSourceBuilder.create(URI.create(keys).toURL()).build());
            }
        }
        return tokens;
    }
}
