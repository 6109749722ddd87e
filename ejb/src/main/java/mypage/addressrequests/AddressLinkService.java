package mypage.addressrequests;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import mypage.account.Service;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/**
 * What the readers of the old and the new address do in an {@link AddressRequest}, by the link that was mailed to each. To
 * look at a link changes nothing, however often mail scanners do; to use it works once. Nobody is signed in by it.
 */
@Stateless
public class AddressLinkService {

    /** What the new address's link came to. */
    public enum Outcome {
        CHANGED,
        /** The link can't be used, or not any more. */
        OVER,
        /** Another account has the address by now, or this one is locked, closed or changed; nothing has happened. */
        REFUSED
    }

    @PersistenceContext
    EntityManager entities;

    @Inject
    AddressCompletion completion;

    @Inject
    AddressRequestMailer mailer;

    @Inject
    AuditTrail audit;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    /** Whether the old address can still object. */
    public boolean canObject(Service service, String token) {
        return objectable(service, token).isPresent();
    }

    /**
     * Ends the request for the old address, at any time before it is completed, also after the waiting time.
     *
     * @return false when it had ended before
     */
    public boolean object(Service service, String token, RequestContext context) {
        return objectable(service, token)
                .filter(request -> object(token))
                .map(request -> {
                    audit.record(AddressRequestAuditKind.REQUEST_OBJECTED, service, request.accountId(), context);
                    mailer.rejected(request, service);
                    return request;
                })
                .isPresent();
    }

    private Optional<AddressRequest> objectable(Service service, String token) {
        return entities.createNamedQuery(AddressRequest.OBJECTABLE, AddressRequest.class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("service", service)
                .getResultStream()
                .findFirst();
    }

    private boolean object(String token) {
        return entities.createNamedQuery(AddressRequest.OBJECT)
                        .setParameter("hash", secrets.digest(token))
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    /** The address that would be the account's; empty when the link can't be used. */
    public Optional<String> provable(Service service, String token) {
        return request(service, token).map(AddressRequest::newEmail);
    }

    /**
     * Makes the new address the account's, now that its reader has the link. Runs outside a transaction, so that a refusal is
     * audited although all else is rolled back.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome prove(Service service, String token, RequestContext context) {
        Optional<AddressRequest> request = request(service, token);
        Outcome outcome = request.map(found -> completion.complete(found, service, token, context))
                .orElse(Outcome.OVER);
        if (outcome == Outcome.REFUSED) {
            audit.record(
                    AddressRequestAuditKind.REQUEST_REFUSED,
                    service,
                    request.orElseThrow().accountId(),
                    context);
        }
        return outcome;
    }

    private Optional<AddressRequest> request(Service service, String token) {
        return entities.createNamedQuery(AddressRequest.PROVABLE, AddressRequest.class)
                .setParameter("hash", secrets.digest(token))
                .setParameter("now", clock.instant())
                .setParameter("service", service)
                .getResultStream()
                .findFirst();
    }
}
