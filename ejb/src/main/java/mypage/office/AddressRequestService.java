package mypage.office;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import mypage.account.Service;
import mypage.audit.Client;
import mypage.platform.Slice;

/**
 * The office's side of {@link AddressRequest}s: what members of staff see and do, at a counter where they see who asks. Each step
 * is one transaction, and whoever takes it has the role for it. Nobody here sees or chooses a password (requirement
 * 19, standards row C9).
 */
@Stateless
public class AddressRequestService {

    @Inject
    RequestSteps steps;

    @Inject
    RequestLists lists;

    @RolesAllowed("LOOK_UP")
    public Slice<RequestView> list(RequestFilter filter, Optional<Long> after) {
        return lists.list(filter, after);
    }

    @RolesAllowed("LOOK_UP")
    public Optional<RequestView> find(long id) {
        return lists.find(id);
    }

    /** Receives a request (受付), see {@link RequestSteps#open}. */
    @RolesAllowed("OPERATE")
    public RequestOpeningResult open(
            Service service, String currentEmail, String newEmail, Evidence evidence, Client client) {
        return steps.open(service, currentEmail, newEmail, evidence, client);
    }

    @RolesAllowed("OPERATE")
    public RequestStepResult review(long id, Client client) {
        return steps.review(id, client);
    }

    @RolesAllowed("APPROVE")
    public RequestStepResult approve(long id, Client client) {
        return steps.approve(id, client);
    }

    @RolesAllowed("APPROVE")
    public RequestStepResult reject(long id, Client client) {
        return steps.reject(id, client);
    }

    @RolesAllowed("OPERATE")
    public RequestStepResult withdraw(long id, Client client) {
        return steps.withdraw(id, client);
    }

    @RolesAllowed("OPERATE")
    public RequestStepResult resendProof(long id, Client client) {
        return steps.resendProof(id, client);
    }
}
