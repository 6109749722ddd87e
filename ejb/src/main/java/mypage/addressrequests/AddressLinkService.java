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
 * What the readers of the old and the new address do by the links of an {@link AddressRequest}. Opening a link changes
 * nothing, however often mail scanners do it; using it works once. Neither link signs anybody in.
 */
@Stateless
public class AddressLinkService {

    /** The result of using the link of the new address. */
    public enum Outcome {
        CHANGED,
        /** The link is not valid, or not any more. */
        OVER,
        /** Another account has the address, or this account was locked, closed or changed. Nothing has happened. */
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
     * Rejects the request on behalf of the old address, at any time before it is completed, even after the objection
     * period.
     *
     * @return false when it had ended before
     */
    public boolean object(Service service, String token, RequestContext context) {
        Optional<AddressRequest> rejected =
                objectable(service, token).filter(request -> requests.object(secrets.digest(token), clock.instant()));
        rejected.ifPresent(request -> tell(request, service, context));
        return rejected.isPresent();
    }

    /**
     * Rejects the request of an account, if it has one, because somebody who reads mails to its old address disavowed
     * an event: what somebody else asked for at the office may belong to the same intrusion. Joins the caller's
     * transaction.
     */
    public void objectByOwner(Service service, long accountId, RequestContext context) {
        requests.openOf(accountId)
                .filter(request -> requests.objectByOwner(request.id(), clock.instant()))
                .ifPresent(request -> tell(request, service, context));
    }

    private void tell(AddressRequest rejected, Service service, RequestContext context) {
        audit.record(AddressRequestAuditKind.REQUEST_OBJECTED, service, rejected.accountId(), context);
        mailer.rejected(rejected, service);
    }

    private Optional<AddressRequest> objectable(Service service, String token) {
        return requests.objectable(service, secrets.digest(token));
    }

    /** The address that the account would get; empty when the link is not valid. */
    public Optional<String> provable(Service service, String token) {
        return provableRequest(service, token).map(AddressRequest::newEmail);
    }

    /**
     * Gives the account its new address, whose reader holds the link. Runs outside a transaction, so that a refusal is
     * audited although everything else is rolled back.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Outcome prove(Service service, String token, RequestContext context) {
        Optional<AddressRequest> request = provableRequest(service, token);
        Outcome outcome = request.map(found -> completion.complete(found, service, token, context))
                .orElse(Outcome.OVER);
        if (outcome == Outcome.REFUSED) {
            audit.recordOften(
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
