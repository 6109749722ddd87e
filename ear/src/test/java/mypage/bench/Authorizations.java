package mypage.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.http.HttpRequest;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mypage.it.HttpVisitor;
import mypage.openid.RegisteredClient;

/** An application asks for a code for a user who is signed in, and exchanges it for tokens. */
final class Authorizations implements Act {
    private static final int USERS = 64;
    static final String CALLBACK = "https://app.example.jp/callback";
    private static final String VERIFIER = "v".repeat(43);

    private final URI tokens;
    private final RegisteredClient client;
    private final BlockingQueue<HttpVisitor> signedIn = new LinkedBlockingQueue<>();
    private final String request;

    interface SignIn {
        HttpVisitor of(int number) throws Exception;
    }

    /**
     * @param authorize the address of the authorization endpoint
     * @param tokens that of the token endpoint
     */
    Authorizations(URI authorize, URI tokens, RegisteredClient client, SignIn signIn) throws Exception {
        this.tokens = tokens;
        this.client = client;
        byte[] challenge = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(UTF_8));
        request = authorize + "?response_type=code&scope=openid&code_challenge_method=S256&client_id=" + client.id()
                + "&redirect_uri=" + CALLBACK + "&code_challenge="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
        for (int n = 0; n < USERS; n++) {
            signedIn.add(signIn.of(n));
        }
    }

    static Act of(URI server, Map<String, String> environment, SignIn signIn) throws Exception {
        RegisteredClient client =
                RegisteredClient.create(environment, CALLBACK, CALLBACK, server.resolve("/none"), Optional.empty());
        return new Authorizations(server.resolve("/openid/authorize"), server.resolve("/openid/token"), client, signIn);
    }

    @Override
    public long run(int number) throws Exception {
        HttpVisitor browser = signedIn.take();
        try {
            long before = browser.bytes();
            browser.get(request);
            String answer = browser.answer().headers().firstValue("Location").orElse("");
            if (!answer.startsWith(CALLBACK) || !answer.contains("code=")) {
                throw new IllegalStateException(browser.status() + " " + answer);
            }
            String code = answer.replaceFirst(".*[?&]code=([^&]+).*", "$1");
            HttpVisitor application = new HttpVisitor(tokens).send(exchange(code));
            if (application.status() != 200) {
                throw new IllegalStateException(application.body());
            }
            return browser.bytes() - before + application.bytes();
        } finally {
            signedIn.add(browser);
        }
    }

    private HttpRequest exchange(String code) {
        String credentials = Base64.getEncoder().encodeToString((client.id() + ":" + client.secret()).getBytes(UTF_8));
        return HttpRequest.newBuilder(tokens)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=authorization_code&redirect_uri=" + CALLBACK
                        + "&code_verifier=" + VERIFIER + "&code=" + code))
                .build();
    }
}
