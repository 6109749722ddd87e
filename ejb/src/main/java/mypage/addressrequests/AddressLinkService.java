package mypage.addressrequests;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
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

    @Inject
    AddressRequestRepository requests;

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
                .filter(request -> requests.object(secrets.digest(token), clock.instant()))
                .map(request -> {
                    audit.record(AddressRequestAuditKind.REQUEST_OBJECTED, service, request.accountId(), context);
                    mailer.rejected(request, service);
                    return request;
                })
                .isPresent();
    }

    private Optional<AddressRequest> objectable(Service service, String token) {
        return requests.objectable(service, secrets.digest(token));
    }

    /** The address that would be the account's; empty when the link can't be used. */
    public Optional<String> provable(Service service, String token) {
        return provableRequest(service, token).map(AddressRequest::newEmail);
    }

    /**
     * Makes the new address the account's, now that its reader has the link. Runs outside a transaction, so that a refusal is
     * audited although all else is rolled back.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome prove(Service service, String token, RequestContext context) {
        Optional<AddressRequest> request = provableRequest(service, token);
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

    private Optional<AddressRequest> provableRequest(Service service, String token) {
        return requests.provable(service, secrets.digest(token), clock.instant());
    }
}
