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

/** What becomes of {@link AddressRequest}s with time: the transactions of {@link AddressRequestTimer}. */
@Stateless
public class DueRequestTransactions {

    /** How many are listed at once. */
    static final int BATCH = 100;

    /** Nobody's browser. */
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

    /** Those after this one whose waiting time is over, with the old address told, and whose new address has no link yet. */
    public List<Long> waited(long after) {
        return requests.due(after, clock.instant(), addressRequestSettings.objectionPeriod(), BATCH);
    }

    /** Those after this one whose account was closed or has got another address. */
    public List<Long> moot(long after) {
        return requests.moot(after, BATCH);
    }

    /** Mails the new address its link, if nobody has and nobody else is at it. */
    public void mailProof(long id) {
        Instant now = clock.instant();
        Instant end = now.plus(actionTokenSettings.ownerLinkValidity());
        String token = secrets.newToken();
        if (requests.claimProof(id, secrets.digest(token), now, addressRequestSettings.objectionPeriod(), end)) {
            AddressRequest request = requests.find(id).orElseThrow();
            mailer.prove(request, record(AddressRequestAuditKind.REQUEST_PROOF_MAILED, request), token, end);
        }
    }

    /** Ends a request that nothing can come of, so that none revives with an account that is opened again. */
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
