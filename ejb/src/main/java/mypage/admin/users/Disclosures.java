package mypage.admin.users;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.admin.approvals.ActDetails;
import mypage.admin.approvals.ActHandler;
import mypage.admin.approvals.ActKind;
import mypage.admin.approvals.FourEyes;
import mypage.audit.AuditTrail;
import mypage.platform.ActReason;
import mypage.platform.RequestContext;

/**
 * Grants of the data of an account, for a request of disclosure (開示請求). An approved act is the grant: it
 * holds no data, and ends some time after the approval. Joins the caller's transaction.
 */
@ApplicationScoped
public class Disclosures implements ActHandler {

    /**
     * What a member may do.
     *
     * @param act the number of the act that was approved
     * @param reason why the member asked for it; null if that was not said
     */
    record Grant(long act, ActReason reason, Instant until) {}

    @Inject
    AccountService accounts;

    @Inject
    FourEyes fourEyes;

    @Inject
    DisclosureSettings settings;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Asks a second member. Each member has a grant of their own. */
    AccountActionResult ask(Account account, RequestContext context) {
        Optional<ActReason> reason = Optional.ofNullable(context.reason());
        ActDetails details = new ActDetails(Map.of(
                "account", Long.toString(account.id()),
                "service", account.service().name(),
                "reason", reason.map(given -> given.kind().name()).orElse(""),
                "note", reason.map(ActReason::note).orElse(""),
                "office", reason.map(ActReason::office).orElse("")));
        if (!fourEyes.ask(ActKind.DISCLOSE_ACCOUNT, subject(account.id(), context), details, context)) {
            return AccountActionResult.ALREADY_ASKED;
        }
        audit.record(UserAuditKind.DISCLOSURE_ASKED, account.service(), account.id(), context);
        return AccountActionResult.ASKED;
    }

    /** The grant of this member for the data of the account; empty if it is over or was never approved. */
    Optional<Grant> granted(long accountId, RequestContext context) {
        return fourEyes.lastDone(ActKind.DISCLOSE_ACCOUNT, subject(accountId, context))
                .map(act -> new Grant(act.id(), reason(act.details()), act.at().plus(settings.validity())))
                .filter(grant -> clock.instant().isBefore(grant.until()));
    }

    /** Why it was asked for; null if that was not said. */
    private static ActReason reason(ActDetails details) {
        String kind = details.values().getOrDefault("reason", "");
        return kind.isEmpty()
                ? null
                : new ActReason(ActReason.Kind.valueOf(kind), details.get("note"), details.get("office"));
    }

    private static String subject(long accountId, RequestContext context) {
        return accountId + " " + context.staffId();
    }

    @Override
    public Set<ActKind> kinds() {
        return Set.of(ActKind.DISCLOSE_ACCOUNT);
    }

    @Override
    public boolean carryOut(ActKind kind, ActDetails details, RequestContext context) {
        Optional<Account> account = Optional.ofNullable(accounts.get(details.number("account")));
        account.ifPresent(found -> audit.record(
                UserAuditKind.DISCLOSURE_GRANTED, found.service(), found.id(), context.because(reason(details))));
        return account.isPresent();
    }
}
