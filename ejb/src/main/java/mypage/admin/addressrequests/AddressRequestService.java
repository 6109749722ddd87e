package mypage.admin.addressrequests;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.addressrequests.AddressRequest;
import mypage.addressrequests.AddressRequestAuditKind;
import mypage.addressrequests.ShownDocuments;
import mypage.audit.AuditTrail;
import mypage.platform.Listing;
import mypage.platform.RequestContext;
import mypage.platform.Slice;

/**
 * The side of staff in {@link AddressRequest}s: what they see and do at a counter where people identify themselves.
 * Each step is one transaction, and the member who takes it has the role for it. Nobody here sees or chooses a
 * password (requirement 19, standards row C9).
 */
@Stateless
public class AddressRequestService {

    @Inject
    AddressRequestTransactions steps;

    @Inject
    ProofResend resends;

    @Inject
    AddressRequestViewRepository lists;

    @Inject
    AuditTrail audit;

    @RolesAllowed("LOOK_UP")
    public Slice<AddressRequestView> list(AddressRequestFilter filter, Listing listing, Optional<Long> after) {
        return lists.list(filter, listing, after);
    }

    /**
     * Finds requests of all states; this is recorded.
     *
     * @param typed the beginning of the old or the new address, or the number of the request
     */
    @RolesAllowed("LOOK_UP")
    public Slice<AddressRequestView> search(
            String typed, Listing listing, Optional<Long> after, RequestContext context) {
        audit.record(AddressRequestAuditKind.REQUESTS_SEARCHED, null, context);
        return lists.search(EmailAddress.normalize(typed), listing, after);
    }

    /** One request with its addresses; this is recorded. */
    @RolesAllowed("LOOK_UP")
    public Optional<AddressRequestView> view(long id, RequestContext context) {
        Optional<AddressRequestView> found = lists.find(id);
        found.ifPresent(request ->
                audit.record(AddressRequestAuditKind.REQUEST_VIEWED, request.service(), request.accountId(), context));
        return found;
    }

    /** The steps that staff took, with their reasons. */
    @RolesAllowed("LOOK_UP")
    public List<RequestStep> steps(long id) {
        return lists.steps(id);
    }

    /** Receives a request (受付), see {@link AddressRequestTransactions#open}. */
    @RolesAllowed("OPERATE")
    public RequestOpeningResult open(
            Service service, String currentEmail, String newEmail, ShownDocuments documents, RequestContext context) {
        return steps.open(service, currentEmail, newEmail, documents, context);
    }

    @RolesAllowed("OPERATE")
    public RequestActionResult review(long id, RequestContext context) {
        return steps.review(id, context);
    }

    @RolesAllowed("APPROVE")
    public RequestActionResult approve(long id, RequestContext context) {
        return steps.approve(id, context);
    }

    @RolesAllowed("APPROVE")
    public RequestActionResult reject(long id, RequestContext context) {
        return steps.reject(id, context);
    }

    @RolesAllowed("OPERATE")
    public RequestActionResult withdraw(long id, RequestContext context) {
        return steps.withdraw(id, context);
    }

    /** Mails the link again, see {@link ProofResend}. If the old address was never told, a second member decides. */
    @RolesAllowed("OPERATE")
    public RequestActionResult resendProof(long id, RequestContext context) {
        return resends.resend(id, context);
    }
}
