package mypage.addressrequests;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import mypage.account.Account;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.addressrequests.AddressLinkService.Outcome;
import mypage.audit.AuditTrail;
import mypage.device.KnownDeviceRepository;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/** The transaction in which an {@link AddressRequest} comes true; {@link AddressLinkService} leads to it. */
@Stateless
public class AddressCompletion {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AddressRequestRepository requests;

    @Inject
    AddressRegistry addresses;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    AddressRequestMailer mailer;

    @Inject
    AuditTrail audit;

    @Inject
    Secrets secrets;

    @Inject
    Clock clock;

    @Resource
    SessionContext context;

    /**
     * Changes the address, and ends every session, waiting sign-in, skip setting, known browser and older link: who had the old
     * mailbox may have opened any of them. The account is held from the start, so its owner can't change the address
     * meanwhile. Rolls all back when it is refused.
     */
    public Outcome complete(AddressRequest request, Service service, String token, RequestContext requestContext) {
        Account account = entities.find(Account.class, request.accountId(), LockModeType.PESSIMISTIC_WRITE);
        if (!requests.complete(request.id(), secrets.digest(token), clock.instant())) {
            return Outcome.OVER;
        }
        if (!request.concerns(account)
                || !addresses.change(service, account.id(), request.newEmail(), requestContext)) {
            context.setRollbackOnly();
            return Outcome.REFUSED;
        }
        devices.forgetAll(account.id());
        tokens.endAllForGood(account.id());
        audit.record(AddressRequestAuditKind.REQUEST_COMPLETED, service, account.id(), requestContext);
        mailer.completed(request, service);
        return Outcome.CHANGED;
    }
}
