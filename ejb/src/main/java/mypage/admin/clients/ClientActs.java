package mypage.admin.clients;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mypage.account.Service;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActHandler;
import mypage.admin.approvals.ActKind;
import mypage.openid.ClientRegistration;
import mypage.openid.ClientRegistry;
import mypage.openid.RegisteredClientView;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/**
 * Describes changes of applications, and carries them out. By then the application must still be as it was when the
 * change was asked for.
 */
@ApplicationScoped
public class ClientActs implements ActHandler {

    private static final String NEW = "new";

    @Inject
    ClientRegistry clients;

    @Inject
    Secrets secrets;

    /**
     * @param present the application to change, if there is one
     * @param secretHash of its new secret; empty if there is none
     */
    ActDetails details(ClientRegistration client, Optional<RegisteredClientView> present, Optional<String> secretHash) {
        Map<String, String> details = new HashMap<>(Map.of(
                "client", client.clientId(),
                "service", client.service().name(),
                "name", client.name(),
                "english", client.englishName().orElse(""),
                "sector", client.sector(),
                "redirects", String.join(" ", client.redirectUris()),
                "after", String.join(" ", client.postLogoutRedirectUris()),
                "logout", client.backchannelLogoutUri().orElse(""),
                "keys", client.jwks().orElse(""),
                "secret", secretHash.orElse("")));
        details.put("withoutPkce", Boolean.toString(client.withoutPkce()));
        details.put("present", present.map(this::state).orElse(NEW));
        present.ifPresent(shown -> details.put("id", Long.toString(shown.id())));
        return new ActDetails(details);
    }

    /** Not all that it has, which can be longer than an act. */
    ActDetails disabling(RegisteredClientView client) {
        return new ActDetails(Map.of(
                "client", client.registration().clientId(),
                "service", client.registration().service().name(),
                "name", client.registration().name(),
                "id", Long.toString(client.id()),
                "present", state(client)));
    }

    /** All that it has, in short. */
    String state(RegisteredClientView client) {
        return HexFormat.of().formatHex(secrets.digest(client.toString()));
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.REGISTER_CLIENT, ActKind.CHANGE_CLIENT, ActKind.DISABLE_CLIENT);
    }

    @Override
    public boolean carryOut(ActKind kind, ActDetails details, RequestContext context) {
        Optional<RegisteredClientView> held = clients.hold(details.get("client"));
        if (!held.map(this::state).orElse(NEW).equals(details.get("present"))) {
            return false;
        }
        switch (kind) {
            case REGISTER_CLIENT -> clients.add(registration(details), secretHash(details), context);
            case CHANGE_CLIENT ->
                clients.change(held.orElseThrow(), registration(details), secretHash(details), context);
            case DISABLE_CLIENT -> {
                return clients.disable(held.orElseThrow(), context);
            }
            default -> throw new IllegalArgumentException("not an act on applications: " + kind);
        }
        return true;
    }

    private static String secretHash(ActDetails details) {
        return text(details, "secret").orElse(null);
    }

    private static ClientRegistration registration(ActDetails details) {
        return new ClientRegistration(
                details.get("client"),
                Service.valueOf(details.get("service")),
                details.get("name"),
                text(details, "english"),
                details.get("sector"),
                List.of(details.get("redirects").split(" ")),
                text(details, "after").map(uris -> List.of(uris.split(" "))).orElse(List.of()),
                text(details, "logout"),
                text(details, "keys"),
                Boolean.parseBoolean(details.values().get("withoutPkce")));
    }

    private static Optional<String> text(ActDetails details, String name) {
        return Optional.of(details.get(name)).filter(text -> !text.isEmpty());
    }
}
