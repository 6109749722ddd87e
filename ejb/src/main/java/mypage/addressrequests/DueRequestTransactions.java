package mypage.addressrequests;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.ActionTokenSettings;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** The transactions of {@link AddressRequestTimer}. */
@Stateless
public class DueRequestTransactions {

    /** The most ids that are listed at once. */
    static final int BATCH = 100;

    /** The timer acts for nobody. */
    private static final RequestContext TIMER = new RequestContext("-", "timer", "");

    @Inject
    AddressRequestRepository requests;

    @Inject
    AccountService accounts;

    @Inject
    AddressRequestMailer mailer;

    @Inject
    AuditTrail audit;

    @Inject
    Secrets secrets;

    @Inject
    ActionTokenSettings actionTokenSettings;

    @Inject
    AddressRequestSettings addressRequestSettings;

    @Inject
    Clock clock;

    /** The ids above this one of requests whose new address is due to get its link. */
    public List<Long> waited(long after) {
        return requests.due(after, clock.instant(), addressRequestSettings.objectionPeriod(), BATCH);
    }

    /** The ids above this one of open requests whose account was closed or has another address. */
    public List<Long> moot(long after) {
        return requests.moot(after, BATCH);
    }

    /** Mails the new address its link, unless another node has done so or is doing so. */
    public void mailProof(long id) {
        Instant now = clock.instant();
        Instant end = now.plus(actionTokenSettings.ownerLinkValidity());
        String token = secrets.newToken();
        if (requests.claimProof(id, secrets.digest(token), now, addressRequestSettings.objectionPeriod(), end)) {
            AddressRequest request = requests.find(id).orElseThrow();
            mailer.prove(request, record(AddressRequestAuditKind.REQUEST_PROOF_MAILED, request), token, end);
        }
    }

    /**
     * Withdraws a request that can no longer be completed, so that it does not become valid again when its account is
     * opened again.
     */
    public void withdraw(long id) {
        if (requests.withdraw(id, clock.instant())) {
            record(AddressRequestAuditKind.REQUEST_WITHDRAWN, requests.find(id).orElseThrow());
        }
    }

    private Service record(AuditKind kind, AddressRequest request) {
        Service service = accounts.get(request.accountId()).service();
        audit.record(kind, service, request.accountId(), TIMER);
        return service;
    }
}
