package mypage.admin.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.clients.ClientRequestResult.AlreadyAsked;
import mypage.admin.clients.ClientRequestResult.Asked;
import mypage.admin.clients.ClientRequestResult.NotPossible;
import mypage.admin.clients.ClientRequestResult.Unusable;
import mypage.openid.RegisteredClientView;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An administrator asks for changes of applications, and another one approves them. */
@Tag("C20")
class ClientManagementTest extends ClientFixture {

    private static final String JWK =
            "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
                    + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";

    private ClientRequestResult change(long id, TypedClient typed, RequestContext context) {
        return clients.change(id, clients.state(clients.find(id).orElseThrow()), typed, context);
    }

    private boolean hasSecret(String secret) {
        return rows.number(
                        "select count(*) from openid_client where client_id = ?1 and secret_hash = ?2",
                        clientId,
                        container.get(Secrets.class).digest(secret))
                == 1;
    }

    @Test
    void anApplicationIsRegisteredWhenASecondAdministratorApproves() {
        String secret = register("").secret().orElseThrow();
        assertEquals(Optional.empty(), registered());
        assertEquals(0L, rows.number("select count(*) from pending_act where details like '%'||?1||'%'", secret));
        assertEquals(ActDecisionResult.OWN_ACT, approvals.approve(asked(), asker()));
        assertEquals(ActDecisionResult.DONE, approve());
        RegisteredClientView client = registered().orElseThrow();
        assertEquals(
                List.of("https://app.example.jp/a", "https://app.example.jp/b"),
                client.registration().redirectUris());
        assertEquals(
                Optional.of("https://app.example.jp/logout"),
                client.registration().backchannelLogoutUri());
        assertEquals(Optional.of("Job Seeker MyPage"), client.registration().englishName());
        assertTrue(client.withSecret() && hasSecret(secret));
        assertEquals(1, audited("APPLICATION_REGISTERED", client.id()));
        assertEquals(manager, rows.number("""
                select staff_id from audit_event
                where kind = 'APPLICATION_REGISTERED' and target_id = ?1""", client.id()));
    }

    @Test
    void theSameIsAskedForOnce() {
        register("");
        assertInstanceOf(AlreadyAsked.class, clients.register(typed("https://x.example.jp/", "", false), asker()));
        approve();
        assertInstanceOf(NotPossible.class, clients.register(typed("https://x.example.jp/", "", false), asker()));
    }

    @Test
    void aChangeKeepsTheSecretUnlessANewOneIsAskedFor() {
        String secret = register("").secret().orElseThrow();
        approve();
        long id = registered().orElseThrow().id();
        assertEquals(new Asked(Optional.empty()), change(id, typed("https://new.example.jp/", "", false), asker()));
        assertEquals(ActDecisionResult.DONE, approve());
        assertEquals(
                List.of("https://new.example.jp/"),
                registered().orElseThrow().registration().redirectUris());
        assertTrue(hasSecret(secret));

        String next = assertInstanceOf(Asked.class, change(id, typed("https://new.example.jp/", "", true), asker()))
                .secret()
                .orElseThrow();
        assertTrue(hasSecret(secret) && !hasSecret(next));
        approve();
        assertTrue(hasSecret(next));

        assertEquals(new Asked(Optional.empty()), change(id, typed("https://new.example.jp/", JWK, true), asker()));
        approve();
        assertFalse(registered().orElseThrow().withSecret());
        assertTrue(assertInstanceOf(Asked.class, change(id, typed("https://new.example.jp/", "", false), asker()))
                .secret()
                .isPresent());
    }

    @Test
    void twoLetAnApplicationDoWithoutPkceAndEndThat() {
        register("");
        approve();
        long id = registered().orElseThrow().id();
        assertFalse(registered().orElseThrow().registration().withoutPkce());
        change(id, typed("https://a.example.jp/", "", true, false), asker());
        assertFalse(registered().orElseThrow().registration().withoutPkce());
        assertEquals(ActDecisionResult.DONE, approve());
        assertTrue(registered().orElseThrow().registration().withoutPkce());
        assertEquals(2, audited("APPLICATION_REGISTERED", id));
        assertEquals(
                new Unusable("without_pkce"), change(id, typed("https://a.example.jp/", JWK, true, false), asker()));
        change(id, typed("https://a.example.jp/", "", false, false), asker());
        assertEquals(ActDecisionResult.DONE, approve());
        assertFalse(registered().orElseThrow().registration().withoutPkce());
    }

    @Test
    void whatHasChangedMeanwhileIsNotCarriedOut() {
        register("");
        approve();
        long id = registered().orElseThrow().id();
        change(id, typed("https://one.example.jp/", "", false), asker());
        long change = asked();
        clients.disable(id, asker());
        assertEquals(ActDecisionResult.DONE, approve());
        assertEquals(1, audited("APPLICATION_DISABLED", id));
        assertEquals(ActDecisionResult.VOID, approvals.approve(change, client(second)));
        assertTrue(registered().orElseThrow().disabledAt().isPresent());
        assertInstanceOf(NotPossible.class, clients.disable(id, asker()));

        change(id, typed("https://one.example.jp/", "", false), asker());
        approve();
        assertEquals(Optional.empty(), registered().orElseThrow().disabledAt());
    }

    @Test
    void anOlderFormBringsNothingBack() {
        register("");
        approve();
        RegisteredClientView opened = registered().orElseThrow();
        String seen = clients.state(opened);
        change(opened.id(), typed("https://app.example.jp/b", "", false), asker());
        assertEquals(ActDecisionResult.DONE, approve());
        assertInstanceOf(
                ClientRequestResult.Meanwhile.class,
                clients.change(opened.id(), seen, typed("https://app.example.jp/a", "", false), asker()));
    }
}
