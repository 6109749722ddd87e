package mypage.it.openid;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mypage.demo.Folders;
import mypage.it.Chromium;
import mypage.it.FreePorts;
import mypage.it.TestBed;
import mypage.it.site.NodePackages;
import mypage.openid.RegisteredClient;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.Test;

/** Applications with the clients of others, as they come, sign users in with password and code, and out. */
@ArquillianTest
@RunAsClient
class RealClientsIT {

    private final int port = FreePorts.one();
    private final URI home = URI.create("http://localhost:" + port + "/");
    private final Path folder = TestBed.FOLDER.resolve("application-" + port);

    private RegisteredClient register(String callback, String logout) throws Exception {
        return register(callback, logout, Optional.empty());
    }

    private RegisteredClient register(String callback, String logout, Optional<String> keys) throws Exception {
        return RegisteredClient.create(
                TestBed.environment(TestBed.url(), TestBed.database()),
                home + callback,
                home + "goodbye",
                home.resolve(logout),
                keys);
    }

    private static String issuer() {
        return TestBed.url().toString().replaceFirst("/$", "");
    }

    /** It is not told of the end of sessions: it takes logout tokens with RS256 only. */
    @Test
    void springSecurity() throws Exception {
        var client = register("login/oauth2/code/mypage", "logout/connect/back-channel/mypage");
        try (var spring = new SpringApplication(home, TestBed.url(), client.id(), client.secret(), folder)) {
            var user = new ApplicationUser(spring.address());
            user.signsIn();
            user.reads(user.account.email() + " [pwd, otp] urn:mypage:acr:password-otp");
            user.signsOut("goodbye");
        }
    }

    @Test
    void openidClientOfNode() throws Exception {
        var client = register("callback", "backchannel-logout");
        try (var node = node(client.id(), client.secret())) {
            signsInAndOut();
        }
    }

    /** It proves who it is by assertions that it signs ({@code private_key_jwt}). */
    @Test
    void openidClientOfNodeWithAKey() throws Exception {
        var key = new ECKeyGenerator(Curve.P_256)
                .keyID("key")
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.ES256)
                .generate();
        var client = register("callback", "backchannel-logout", Optional.of(new JWKSet(key).toString()));
        try (var node = node(client.id(), key.toJSONString())) {
            signsInAndOut();
        }
    }

    private Program node(String clientId, String secret) throws Exception {
        var command =
                NodePackages.of("openid-client").command("application.mjs", issuer(), "" + port, clientId, secret);
        return Program.start(folder, port, command);
    }

    @Test
    void modAuthOpenidc() throws Exception {
        try (var apache = apache(port, home)) {
            var user = signsIn();
            user.signsOutByLink("openid/callback?logout=" + home + "goodbye", "goodbye");
            signsOutThere();
        }
    }

    /** The application behind nginx only reads headers. */
    @Test
    void nginxThatAsksApache() throws Exception {
        int apachePort = FreePorts.one();
        if (Chromium.program("nginx").isEmpty()) {
            assumeTrue(Chromium.isDebianRoot(), "nginx is not on this machine");
            Chromium.installPackages("nginx-light");
        }
        var application = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        application.createContext("/", exchange -> {
            byte[] body =
                    exchange.getRequestHeaders().getFirst("X-MyPage-Email").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        application.start();
        try (var apache = apache(apachePort, home);
                var nginx = nginx(apachePort, application.getAddress().getPort())) {
            var user = new ApplicationUser(home);
            user.signsIn();
            user.reads(user.account.email());
            user.signsOutByLink("openid/callback?logout=" + home + "goodbye", "goodbye");
        } finally {
            application.stop(0);
        }
    }

    private Program nginx(int apache, int application) throws Exception {
        Path site = folder.resolve("nginx");
        String server = Files.readString(deployed("nginx.conf"))
                .replace("NGINX_PORT", "" + port)
                .replace("APACHE_PORT", "" + apache)
                .replace("APPLICATION_PORT", "" + application);
        Path configuration =
                Files.writeString(Files.createDirectories(site).resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                  access_log off;
                %2$s
                }
                """.formatted(site, server));
        return Program.start(
                site,
                port,
                List.of(Chromium.program("nginx").orElseThrow().toString(), "-c", configuration.toString()));
    }

    /** Signs out in the application, then signs in anew and signs out in the product. */
    private void signsInAndOut() throws Exception {
        signsIn().signsOut("goodbye");
        signsOutThere();
    }

    private ApplicationUser signsIn() throws Exception {
        var user = new ApplicationUser(home);
        user.signsIn();
        user.reads(user.account.email());
        user.reads("pwd,otp");
        return user;
    }

    private void signsOutThere() throws Exception {
        signsIn().signsOutThere();
    }

    /** Apache with deploy/applications/apache.conf, whose pages show what an application gets. */
    private Program apache(int listen, URI address) throws Exception {
        if (!Files.exists(Path.of("/usr/lib/apache2/modules/mod_auth_openidc.so"))) {
            assumeTrue(Chromium.isDebianRoot(), "Apache with mod_auth_openidc is not on this machine");
            Chromium.installPackages("apache2-bin", "libapache2-mod-auth-openidc");
        }
        var client = register("openid/callback", "openid/callback?logout=backchannel");
        // Apache reads them as another user, who may not enter every folder of whoever builds.
        Path site = Files.createTempDirectory("mypage-apache");
        Files.setPosixFilePermissions(site, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path pages = Files.createDirectories(site.resolve("pages/openid"));
        Files.writeString(pages.resolve("check"), "");
        Files.writeString(
                pages.resolveSibling("index.html"),
                "<!--#echo var=\"OIDC_CLAIM_email\" --> <!--#echo var=\"OIDC_CLAIM_amr\" -->");
        Files.writeString(pages.resolveSibling("goodbye"), "goodbye");
        Map<String, Object> values = Map.of(
                "MYPAGE", issuer(),
                "APPLICATION", address.toString().replaceFirst("/$", ""),
                "CLIENT_ID", client.id(),
                "CLIENT_SECRET", client.secret(),
                "PASSPHRASE", "a test");
        Path configuration = Files.writeString(
                Files.createDirectories(folder).resolve("apache.conf"),
                List.of(
                                        "mpm_event",
                                        "authn_core",
                                        "authz_core",
                                        "authz_user",
                                        "dir",
                                        "headers",
                                        "include",
                                        "auth_openidc")
                                .stream()
                                .map(module -> "LoadModule " + module + "_module /usr/lib/apache2/modules/mod_" + module
                                        + ".so\n")
                                .collect(Collectors.joining())
                        + values.entrySet().stream()
                                .map(value -> "Define " + value.getKey() + " \"" + value.getValue() + "\"\n")
                                .collect(Collectors.joining())
                        + """
                        ServerRoot %1$s
                        ServerName localhost
                        Listen 127.0.0.1:%2$d
                        PidFile %1$s/apache.pid
                        ErrorLog %1$s/error.log
                        User www-data
                        DocumentRoot %4$s/pages
                        DirectoryIndex index.html
                        <Directory %4$s/pages>
                          Options +Includes
                          SetOutputFilter INCLUDES
                        </Directory>
                        Include %3$s
                        """.formatted(folder, listen, deployed("apache.conf"), site));
        return Program.start(
                folder, listen, List.of("/usr/sbin/apache2", "-f", configuration.toString(), "-DFOREGROUND"));
    }

    private static Path deployed(String file) throws IOException {
        return Folders.project().resolve("deploy/applications").resolve(file).toRealPath();
    }
}
