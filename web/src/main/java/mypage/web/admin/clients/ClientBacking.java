package mypage.web.admin.clients;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.admin.clients.ClientManagementService;
import mypage.openid.ClientRegistration;
import mypage.openid.RegisteredClientView;
import mypage.web.admin.site.ActionLink;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.NotFoundAnswer;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffRequest;

/** The application that the address or the form names. */
@Named
@RequestScoped
public class ClientBacking {

    @Inject
    ClientManagementService management;

    @Inject
    StaffRequest staff;

    @Inject
    NotFoundAnswer answer;

    private Optional<RegisteredClientView> found;

    public String open() {
        return find().isPresent() ? null : answer.notFound();
    }

    Optional<RegisteredClientView> find() {
        if (found == null) {
            found = staff.number("of").flatMap(management::find);
        }
        return found;
    }

    public long getId() {
        return find().map(RegisteredClientView::id).orElse(0L);
    }

    public String getName() {
        return find().map(client -> client.registration().name()).orElse(null);
    }

    public List<Fact> getFacts() {
        return find().map(ClientBacking::facts).orElse(List.of());
    }

    static List<Fact> facts(RegisteredClientView client) {
        ClientRegistration registered = client.registration();
        return List.of(
                new Fact(Labels.get("client.id"), registered.clientId()),
                new Fact(Labels.get("client.service"), ServiceLabels.of(registered.service())),
                new Fact(
                        Labels.get("client.state"),
                        ClientsBacking.stateOf(client),
                        null,
                        client.disabledAt().isPresent()),
                new Fact(Labels.get("client.name"), registered.name()),
                new Fact(Labels.get("client.english"), registered.englishName().orElse(Fact.NONE)),
                new Fact(Labels.get("client.sector"), registered.sector()),
                new Fact(Labels.get("client.redirects"), String.join(" ", registered.redirectUris())),
                new Fact(Labels.get("client.after"), list(registered.postLogoutRedirectUris())),
                new Fact(
                        Labels.get("client.logout"),
                        registered.backchannelLogoutUri().orElse(Fact.NONE)),
                new Fact(Labels.get("client.keys"), registered.jwks().orElseGet(() -> Labels.get("client.secret"))),
                new Fact(Labels.get("client.protection"), protection(registered), null, registered.withoutPkce()),
                new Fact(Labels.get("client.registered"), Optional.of(client.registeredAt())));
    }

    private static String protection(ClientRegistration registered) {
        return registered.withoutPkce() ? Labels.get("client.protection.nonce") : Labels.get("client.protection.pkce");
    }

    private static String list(List<String> uris) {
        return uris.isEmpty() ? Fact.NONE : String.join(" ", uris);
    }

    public List<ActionLink> getActions() {
        return find().map(client -> ActionLink.of(List.of(ClientAction.values()), client, client.id(), staff))
                .orElse(List.of());
    }

    public String getNotDone() {
        return staff.parameter("not")
                .map(why -> why.equals(ClientActionBacking.TOO_LONG)
                        ? Labels.get("client.wrong.long")
                        : Labels.get("client.wrong.gone"))
                .orElse(null);
    }
}
