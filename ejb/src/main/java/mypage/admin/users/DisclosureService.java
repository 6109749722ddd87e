package mypage.admin.users;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.audit.AuditTrail;
import mypage.export.ExportService;
import mypage.export.ExportedData;
import mypage.platform.RequestContext;

/** Gives a member of staff the data of an account that a second member approved, see {@link Disclosures}. */
@Stateless
public class DisclosureService {

    @Inject
    Disclosures disclosures;

    @Inject
    AccountService accounts;

    @Inject
    ExportService exports;

    @Inject
    AuditTrail audit;

    /** Until when the member may download the data of this account; empty if not now. */
    @RolesAllowed("LOOK_UP")
    public Optional<Instant> grantedUntil(long accountId, RequestContext context) {
        return disclosures.granted(accountId, context).map(Disclosures.Grant::until);
    }

    /**
     * The data as they are now; empty if the member has no grant. Each download is recorded, with the number of the act
     * and the reason that it was asked for.
     */
    @RolesAllowed("OPERATE")
    public Optional<ExportedData> disclose(long accountId, RequestContext context) {
        return disclosures
                .granted(accountId, context)
                .flatMap(grant -> Optional.ofNullable(accounts.get(accountId))
                        .map(account -> disclosed(account, grant, context)));
    }

    private ExportedData disclosed(Account account, Disclosures.Grant grant, RequestContext context) {
        audit.record(
                UserAuditKind.DISCLOSED, account.service(), account.id(), grant.act(), context.because(grant.reason()));
        return exports.of(account);
    }
}
