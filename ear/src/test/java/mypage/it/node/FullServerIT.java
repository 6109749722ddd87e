package mypage.it.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import mypage.admin.staff.StaffRole;
import mypage.demo.EmbeddedDatabase;
import mypage.it.AccountFixture;
import mypage.it.Await;
import mypage.it.FreePorts;
import mypage.it.HttpVisitor;
import mypage.it.PasskeyDevice;
import mypage.it.Person;
import mypage.it.Site;
import mypage.it.StaffFixture;
import mypage.it.TestBed;
import mypage.it.openid.Application;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The EAR on full servers: Payara Server 7 set up by our script, and with the profile servers on others with their
 * default configuration.
 */
class FullServerIT {

    static Stream<FullServer.Kind> kinds() {
        return Stream.of(System.getProperty("it.servers").split(",")).map(FullServer.Kind::valueOf);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @Tag("R1")
    @Tag("R4")
    @Tag("C4")
    @Tag("C24")
    @Tag("C27")
    void usersSignInWithTheEar(FullServer.Kind kind) throws Exception {
        int portBase = FreePorts.block();
        var url = URI.create("http://localhost:" + (portBase + FullServer.HTTP) + "/");
        try (var database = TestBed.newDatabase("ear-" + kind)) {
            var environment = TestBed.environment(url, database);
            var server = new FullServer(kind, portBase, environment);
            try {
                server.create();
                server.start();
                if (kind.isConfigured()) {
                    server.configure();
                    server.stop();
                    server.start();
                }
                server.deploy("target/mypage.ear");
                var account = AccountFixture.create(database, Site.SEEKER);
                var visitor = new HttpVisitor(url).submitPassword(account);

                visitor.submitCode(TestBed.mailbox().first(account.email()).code());

                assertTrue(visitor.isAt(Site.SEEKER.mypage()), visitor.body());
                Application.signInToBothKinds(url, environment, visitor);
                assertStaffSignInWithAPasskey(url, database);
                if (kind.isConfigured()) {
                    Await.until(
                            "the sign-in logged, all lines JSON",
                            () -> LogLine.of(server.log()).stream().anyMatch(LogLine::isSignInOfARequest));
                    var listener = new ConfiguredListener(portBase);
                    listener.assertLikeMicro();
                    assertDeploymentFailsWithOneLine(server);
                    listener.assertNothingIsThere();
                }
            } finally {
                server.stop();
            }
            Await.until("server stopped", () -> !server.isAlive());
        }
    }

    private static void assertStaffSignInWithAPasskey(URI url, EmbeddedDatabase database) throws Exception {
        var member = StaffFixture.with(database, StaffRole.MANAGE);
        try (var person = Person.onDesktop().withCookie(StaffFixture.COOKIE, member.token())) {
            person.opens(url.resolve("/admin/me-passkey-add").toString());
            PasskeyDevice.give(person);
            person.field("パスキーの名前").fill("執務室のパソコン");
            person.clicks("パスキーを作る").reads("パスキーを追加しました");

            person.clicks(HttpVisitor.LOG_OUT).clicks("パスキーでログイン").reads("ダッシュボード");
        }
    }

    private static void assertDeploymentFailsWithOneLine(FullServer server) throws Exception {
        server.setSystemProperty("mypage.otp.validty", "PT10M");

        assertThrows(IOException.class, () -> server.deploy("target/mypage.ear"));

        assertEquals(
                List.of("MyPage does not start: MYPAGE_OTP_VALIDTY is not a setting; docs/settings.md lists them"),
                LogLine.of(server.log()).stream()
                        .map(LogLine::message)
                        .filter(message -> message.startsWith("MyPage does not start"))
                        .toList());
    }
}
