package mypage.addressrequests;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
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

    @PersistenceContext
    EntityManager entities;

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
        Instant now = clock.instant();
        return entities.createNamedQuery(AddressRequest.DUE, Long.class)
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, after)
                .setParameter(3, toldBefore(now))
                .setMaxResults(BATCH)
                .getResultList();
    }

    private Timestamp toldBefore(Instant now) {
        return Timestamp.from(now.minus(addressRequestSettings.objectionPeriod()));
    }

    /** Those after this one whose account was closed or has got another address. */
    public List<Long> moot(long after) {
        return entities.createNamedQuery(AddressRequest.MOOT, Long.class)
                .setParameter("after", after)
                .setMaxResults(BATCH)
                .getResultList();
    }

    /** Mails the new address its link, if nobody has and nobody else is at it. */
    public void mailProof(long id) {
        Instant now = clock.instant();
        Instant end = now.plus(actionTokenSettings.ownerLinkValidity());
        String token = secrets.newToken();
        int claimed = entities.createNamedQuery(AddressRequest.CLAIM_PROOF)
                .setParameter(1, Timestamp.from(now))
                .setParameter(2, secrets.digest(token))
                .setParameter(3, toldBefore(now))
                .setParameter(4, id)
                .setParameter(5, Timestamp.from(end))
                .executeUpdate();
        if (claimed == 1) {
            AddressRequest request = entities.find(AddressRequest.class, id);
            mailer.prove(request, record(AddressRequestAuditKind.REQUEST_PROOF_MAILED, request), token, end);
        }
    }

    /** Ends a request that nothing can come of, so that none revives with an account that is opened again. */
    public void withdraw(long id) {
        int withdrawn = entities.createNamedQuery(AddressRequest.WITHDRAW)
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (withdrawn == 1) {
            record(AddressRequestAuditKind.REQUEST_WITHDRAWN, entities.find(AddressRequest.class, id));
        }
    }

    private Service record(AuditKind kind, AddressRequest request) {
        Service service = accounts.get(request.accountId()).service();
        audit.record(kind, service, request.accountId(), TIMER);
        return service;
    }
}
