package mypage.admin.addressrequests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mypage.admin.addressrequests.RequestActionResult.Asked;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActHandler;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.FourEyes;
import mypage.platform.RequestContext;

/**
 * Mails the link of a request again. If the old address was never told, nobody could object, so the link is all that
 * keeps a thief from the account: then a member who manages the staff must approve. Joins the caller's transaction.
 */
@ApplicationScoped
public class ProofResend implements ActHandler {

    @Inject
    AddressRequestTransactions steps;

    @Inject
    AddressRequestViewRepository lists;

    @Inject
    FourEyes fourEyes;

    RequestActionResult resend(long id, RequestContext context) {
        Optional<AddressRequestView> unheard = unheard(id);
        if (unheard.isEmpty()) {
            return steps.resendProof(id, context);
        }
        return new Asked(!fourEyes.ask(ActKind.RESEND_PROOF, Long.toString(id), details(unheard.get()), context));
    }

    /** The request, if its link can be sent and the old address was never told. */
    private Optional<AddressRequestView> unheard(long id) {
        return lists.find(id)
                .filter(request -> request.sendable() && request.toldAt().isEmpty());
    }

    private static ActDetails details(AddressRequestView request) {
        return new ActDetails(Map.of(
                "request",
                Long.toString(request.id()),
                "service",
                request.service().name()));
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.RESEND_PROOF);
    }

    @Override
    public boolean carryOut(ActKind kind, ActDetails details, RequestContext context) {
        return steps.resendProof(details.number("request"), context) instanceof Done;
    }
}
