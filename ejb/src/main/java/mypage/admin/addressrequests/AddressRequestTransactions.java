package mypage.admin.addressrequests;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.actiontoken.ActionTokenSettings;
import mypage.addressrequests.AddressRequest;
import mypage.addressrequests.AddressRequestAuditKind;
import mypage.addressrequests.AddressRequestMailer;
import mypage.addressrequests.AddressRequestRepository;
import mypage.addressrequests.AddressRequestSettings;
import mypage.addressrequests.ShownDocuments;
import mypage.admin.addressrequests.RequestActionResult.Done;
import mypage.admin.addressrequests.RequestActionResult.Reason;
import mypage.admin.addressrequests.RequestActionResult.Refused;
import mypage.admin.addressrequests.RequestOpeningResult.Opened;
import mypage.audit.AuditKind;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/**
 * The transactions of {@link AddressRequestService}. Each step is one conditional update and is audited with the
 * member of staff, even when it is refused. Every step throws {@link IllegalArgumentException} when the context
 * belongs to no member of staff.
 */
@Stateless
public class AddressRequestTransactions {

    @Inject
    AddressRequestRepository requests;

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

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

    /**
     * Receives a request (受付).
     *
     * @param currentEmail the lost address, as typed
     * @param newEmail the new address, as typed
     * @param documents what the person showed
     */
    public RequestOpeningResult open(
            Service service, String currentEmail, String newEmail, ShownDocuments documents, RequestContext context) {
        long staff = staff(context);
        Optional<Account> account = accounts.find(service, currentEmail);
        Optional<String> address = EmailAddress.of(newEmail);
        RequestOpeningResult result = account.isEmpty()
                ? notOpened(RequestOpeningResult.Reason.NO_ACCOUNT)
                : address.isEmpty()
                        ? notOpened(RequestOpeningResult.Reason.NO_ADDRESS)
                        : insert(account.get(), address.get(), documents, staff);
        AuditKind kind = switch (result) {
            case Opened opened -> AddressRequestAuditKind.REQUEST_OPENED;
            case RequestOpeningResult.Refused refused -> AddressRequestAuditKind.REQUEST_REFUSED;
        };
        audit.record(kind, service, account.map(Account::id).orElse(null), context);
        return result;
    }

    private static RequestOpeningResult notOpened(RequestOpeningResult.Reason reason) {
        return new RequestOpeningResult.Refused(reason);
    }

    private RequestOpeningResult insert(Account account, String newEmail, ShownDocuments documents, long staff) {
        if (!documents.identity().isIdentity() || !documents.registration().showsRegistration(account.service())) {
            return notOpened(RequestOpeningResult.Reason.WRONG_DOCUMENT);
        }
        if (newEmail.equals(EmailAddress.normalize(account.email()))) {
            return notOpened(RequestOpeningResult.Reason.SAME_ADDRESS);
        }
        if (addresses.isTaken(account.service(), newEmail)) {
            return notOpened(RequestOpeningResult.Reason.TAKEN);
        }
        return requests.open(account, newEmail, documents, staff, clock.instant())
                .<RequestOpeningResult>map(opened -> new Opened(opened.id()))
                .orElseGet(() -> notOpened(RequestOpeningResult.Reason.ALREADY_OPEN));
    }

    /** Begins to review a received request (審査中). */
    public RequestActionResult review(long id, RequestContext context) {
        long staff = staff(context);
        return step(
                id,
                () -> requests.review(id, staff),
                AddressRequestAuditKind.REQUEST_REVIEWED,
                context,
                (request, service) -> {});
    }

    /**
     * Approves a request in review (承認), by another member of staff than the one who opened it. Tells the old
     * address, which can object from now on. The new one gets its link after {@code mypage.address.wait}.
     */
    public RequestActionResult approve(long id, RequestContext context) {
        Instant now = clock.instant();
        Instant end = now.plus(addressRequestSettings.objectionPeriod());
        String token = secrets.newToken();
        long staff = staff(context);
        return step(
                id,
                () -> requests.approve(id, staff, now, end, secrets.digest(token)),
                AddressRequestAuditKind.REQUEST_APPROVED,
                context,
                (request, service) -> mailer.approved(request, service, token, end));
    }

    /** Rejects a request that nobody has approved (却下, requirement 17), and tells the new address. */
    public RequestActionResult reject(long id, RequestContext context) {
        long staff = staff(context);
        return step(
                id,
                () -> requests.reject(id, staff, clock.instant()),
                AddressRequestAuditKind.REQUEST_REJECTED,
                context,
                mailer::rejected);
    }

    /** Withdraws a request for its owner (取下げ), until it is completed. */
    public RequestActionResult withdraw(long id, RequestContext context) {
        staff(context);
        return step(
                id,
                () -> requests.withdraw(id, clock.instant()),
                AddressRequestAuditKind.REQUEST_WITHDRAWN,
                context,
                (request, service) -> {});
    }

    /**
     * Mails the new address another link after the waiting time; the previous link is not valid any more. This also
     * works when the old address could not be told: then the member who does this takes the decision. When the old
     * address was told late, it first has its whole objection period.
     */
    public RequestActionResult resendProof(long id, RequestContext context) {
        staff(context);
        Instant now = clock.instant();
        Instant end = now.plus(actionTokenSettings.ownerLinkValidity());
        String token = secrets.newToken();
        return step(
                id,
                () -> requests.renewProof(
                        id, secrets.digest(token), now, addressRequestSettings.objectionPeriod(), end),
                AddressRequestAuditKind.REQUEST_PROOF_MAILED,
                context,
                (request, service) -> mailer.prove(request, service, token, end));
    }

    /**
     * Takes a step. A request that does not exist belongs to no service, so this is the only refusal without an audit
     * event.
     */
    private RequestActionResult step(
            long id,
            BooleanSupplier update,
            AuditKind kind,
            RequestContext context,
            BiConsumer<AddressRequest, Service> afterwards) {
        Optional<AddressRequest> found = requests.find(id);
        if (found.isEmpty()) {
            return new Refused(Reason.GONE);
        }
        AddressRequest request = found.get();
        Account account = accounts.get(request.accountId());
        if (!update.getAsBoolean()) {
            audit.record(AddressRequestAuditKind.REQUEST_REFUSED, account.service(), account.id(), context);
            return new Refused(reason(request, account, kind, context));
        }
        audit.record(kind, account.service(), account.id(), context);
        afterwards.accept(request, account.service());
        return new Done();
    }

    private static Reason reason(AddressRequest request, Account account, AuditKind kind, RequestContext context) {
        if (kind == AddressRequestAuditKind.REQUEST_APPROVED && request.openedBy() == context.staffId()) {
            return Reason.OWN_REQUEST;
        }
        return request.concerns(account) ? Reason.WRONG_STATE : Reason.GONE;
    }

    private static long staff(RequestContext context) {
        return Optional.ofNullable(context.staffId())
                .orElseThrow(() -> new IllegalArgumentException("not signed in as a member of staff"));
    }
}
