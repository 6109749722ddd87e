package mypage.openid;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;

/** Registers applications for staff, in the caller's transaction. The caller sees to it that two members agree. */
@Stateless
public class ClientRegistry {

    @Inject
    RegisteredClientRepository clients;

    @Inject
    SigningKeyRepository keys;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** By service and ID. */
    public List<RegisteredClientView> all() {
        return clients.all();
    }

    public Optional<RegisteredClientView> find(long id) {
        return clients.find(id);
    }

    /** Locks it until the transaction ends. */
    public Optional<RegisteredClientView> hold(String clientId) {
        return clients.hold(clientId);
    }

    /** Whether there is a key to sign tokens with. */
    public boolean hasSigningKey() {
        return keys.current(clock.instant()).isPresent();
    }

    /** @param secretHash in hexadecimal digits; null for a client with keys */
    public void add(ClientRegistration client, String secretHash, RequestContext context) {
        long id = clients.add(client, secretHash, clock.instant());
        audit.record(OpenIdAuditKind.APPLICATION_REGISTERED, client.service(), null, id, context);
    }

    /**
     * Changes it, and enables it again if it was disabled.
     *
     * @param secretHash of a new secret, in hexadecimal digits; null if there is none
     */
    public void change(RegisteredClientView client, ClientRegistration to, String secretHash, RequestContext context) {
        clients.change(client.id(), to, secretHash);
        audit.record(OpenIdAuditKind.APPLICATION_REGISTERED, to.service(), null, client.id(), context);
    }

    /** @return false when it was disabled before */
    public boolean disable(RegisteredClientView client, RequestContext context) {
        boolean disabled = clients.disable(client.id(), clock.instant());
        if (disabled) {
            audit.record(
                    OpenIdAuditKind.APPLICATION_DISABLED, client.registration().service(), null, client.id(), context);
        }
        return disabled;
    }
}
