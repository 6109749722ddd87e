package mypage.admin.clients;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import java.util.UUID;
import mypage.account.Service;
import mypage.admin.approvals.ActDecisionResult;
import mypage.admin.clients.ClientRequestResult.Asked;
import mypage.admin.staff.TeamFixture;
import mypage.openid.RegisteredClientView;
import mypage.openid.SigningKeyFixture;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.BeforeEach;

/** An administrator asks for changes of an application. */
abstract class ClientFixture extends TeamFixture {

    final ClientManagementService clients = container.get(ClientManagementService.class);
    final String clientId = "app-" + UUID.randomUUID();

    @BeforeEach
    void signingKey() throws Exception {
        SigningKeyFixture.make(container);
    }

    TypedClient typed(String redirects, String keys, boolean newSecret) {
        return typed(redirects, keys, false, newSecret);
    }

    TypedClient typed(String redirects, String keys, boolean withoutPkce, boolean newSecret) {
        return new TypedClient(
                clientId,
                Service.SEEKER,
                "求職者マイページ",
                "Job Seeker MyPage",
                "hellowork",
                redirects,
                "",
                "https://app.example.jp/logout",
                keys,
                withoutPkce,
                newSecret);
    }

    Asked register(String keys) {
        return assertInstanceOf(
                Asked.class,
                clients.register(typed("https://app.example.jp/a\r\nhttps://app.example.jp/b", keys, false), asker()));
    }

    RequestContext asker() {
        return client(manager);
    }

    ActDecisionResult approve() {
        return approvals.approve(asked(), client(second));
    }

    Optional<RegisteredClientView> registered() {
        return clients.list().stream()
                .filter(client -> client.registration().clientId().equals(clientId))
                .findFirst();
    }
}
