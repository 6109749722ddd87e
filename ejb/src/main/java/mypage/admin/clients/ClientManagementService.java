package mypage.admin.clients;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.FourEyes;
import mypage.admin.clients.ClientRequestResult.AlreadyAsked;
import mypage.admin.clients.ClientRequestResult.Asked;
import mypage.admin.clients.ClientRequestResult.Meanwhile;
import mypage.admin.clients.ClientRequestResult.NoSigningKey;
import mypage.admin.clients.ClientRequestResult.NotPossible;
import mypage.admin.clients.ClientRequestResult.Unusable;
import mypage.httppost.HttpPostOutbox;
import mypage.httppost.WaitingPosts;
import mypage.openid.ClientRegistration;
import mypage.openid.ClientRegistry;
import mypage.openid.RegisteredClientView;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/**
 * Lets administrators register, change and disable applications. An application learns who users are, and codes go to
 * its addresses, so each of these waits for a second administrator.
 */
@Stateless
public class ClientManagementService {

    /** Of an act's details, as its table has them. */
    private static final int LONGEST = 8000;

    @Inject
    ClientRegistry clients;

    @Inject
    ClientActs acts;

    @Inject
    HttpPostOutbox posts;

    @Inject
    FourEyes fourEyes;

    @Inject
    Secrets secrets;

    @Inject
    PlatformSettings platform;

    /** By service and ID. */
    @RolesAllowed("MANAGE")
    public List<RegisteredClientView> list() {
        return clients.all();
    }

    @RolesAllowed("MANAGE")
    public Optional<RegisteredClientView> find(long id) {
        return clients.find(id);
    }

    /** What other systems, such as applications that are told of the end of sessions, have not accepted yet. */
    @RolesAllowed("MANAGE")
    public List<WaitingPosts> waiting() {
        return posts.waiting();
    }

    @RolesAllowed("MANAGE")
    public ClientRequestResult register(TypedClient typed, RequestContext context) {
        try {
            ClientRegistration client = typed.registration().at(platform.publicUrl());
            if (!clients.hasSigningKey()) {
                return new NoSigningKey();
            }
            return clients.hold(client.clientId()).isPresent()
                    ? new NotPossible()
                    : ask(ActKind.REGISTER_CLIENT, client, Optional.empty(), true, context);
        } catch (ClientRegistration.UnusableException e) {
            return new Unusable(e.field());
        }
    }

    /** What the form of a change was filled with, as {@link #change} takes it. */
    @RolesAllowed("MANAGE")
    public String state(RegisteredClientView client) {
        return acts.state(client);
    }

    /**
     * Changes all but the ID, the service and the sector, since users would become strangers.
     *
     * @param seen what the form was filled with: an older form would bring back what was removed meanwhile
     */
    @RolesAllowed("MANAGE")
    public ClientRequestResult change(long id, String seen, TypedClient typed, RequestContext context) {
        Optional<RegisteredClientView> present = clients.find(id);
        if (present.filter(client -> !acts.state(client).equals(seen)).isPresent()) {
            return new Meanwhile();
        }
        try {
            return present.<ClientRequestResult>map(client -> ask(
                            ActKind.CHANGE_CLIENT,
                            typed.of(client.registration()).registration().at(platform.publicUrl()),
                            present,
                            typed.newSecret() || !client.withSecret(),
                            context))
                    .orElseGet(NotPossible::new);
        } catch (ClientRegistration.UnusableException e) {
            return new Unusable(e.field());
        }
    }

    /** Ends all that the application can do, until it is changed again. */
    @RolesAllowed("MANAGE")
    public ClientRequestResult disable(long id, RequestContext context) {
        Optional<RegisteredClientView> present =
                clients.find(id).filter(client -> client.disabledAt().isEmpty());
        return present.map(client -> ask(
                        ActKind.DISABLE_CLIENT,
                        client.registration(),
                        acts.disabling(client),
                        Optional.empty(),
                        context))
                .orElseGet(NotPossible::new);
    }

    /** @param newSecret whether the application gets a secret, unless it has keys */
    private ClientRequestResult ask(
            ActKind kind,
            ClientRegistration client,
            Optional<RegisteredClientView> present,
            boolean newSecret,
            RequestContext context) {
        Optional<String> secret =
                newSecret && client.jwks().isEmpty() ? Optional.of(secrets.newToken()) : Optional.empty();
        ActDetails details =
                acts.details(client, present, secret.map(secrets::digest).map(HexFormat.of()::formatHex));
        return ask(kind, client, details, secret, context);
    }

    private ClientRequestResult ask(
            ActKind kind,
            ClientRegistration client,
            ActDetails details,
            Optional<String> secret,
            RequestContext context) {
        if (details.toString().length() > LONGEST) {
            return new Unusable("redirect_uris");
        }
        return fourEyes.ask(kind, client.clientId(), details, context) ? new Asked(secret) : new AlreadyAsked();
    }
}
