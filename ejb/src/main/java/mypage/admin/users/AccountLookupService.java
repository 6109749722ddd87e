package mypage.admin.users;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AccountState;
import mypage.account.EmailAddress;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.admin.addressrequests.AddressRequestViewRepository;
import mypage.audit.AuditTrail;
import mypage.device.UnknownDeviceLimit;
import mypage.mail.OutboxMessageRepository;
import mypage.otp.OtpService;
import mypage.platform.RequestContext;
import mypage.platform.Slice;
import mypage.ratelimit.RateLimiter;
import mypage.session.SessionService;
import mypage.trust.TrustTokenService;

/**
 * Staff find and view accounts. Each search and view is audited with the member, but not with what was typed. Nobody
 * can browse all accounts, see {@link AccountQuery}.
 */
@Stateless
public class AccountLookupService {

    @Inject
    AccountSummaryRepository directory;

    @Inject
    AccountService accounts;

    @Inject
    SessionService sessions;

    @Inject
    TrustTokenService trust;

    @Inject
    OtpService otp;

    @Inject
    AddressRequestViewRepository requests;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    AccountEventRepository events;

    @Inject
    OutboxMessageRepository mails;

    @Inject
    UnknownDeviceLimit unknownDevices;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** The accounts that a query asks for. */
    @RolesAllowed("LOOK_UP")
    public Slice<AccountSummary> search(AccountQuery query, RequestContext context) {
        if (!query.isAnswerable()) {
            throw new IllegalArgumentException("too little of an address, or too much");
        }
        audit.record(UserAuditKind.ACCOUNT_SEARCHED, query.main().orElse(null), context);
        return directory.search(query);
    }

    @RolesAllowed("LOOK_UP")
    public Optional<AccountView> view(long id, RequestContext context) {
        Optional<AccountSummary> account = directory.find(id);
        account.ifPresent(found -> audit.record(UserAuditKind.ACCOUNT_VIEWED, found.service(), id, context));
        return account.map(this::view);
    }

    private AccountView view(AccountSummary account) {
        Account row = accounts.get(account.id());
        return new AccountView(
                account,
                family(account),
                otp.wrongCodes(account.id()),
                trust.isSet(account.id()),
                account.state() == AccountState.OPEN ? sessions.list(account.id()) : List.of(),
                unknownDevices.of(account.service(), account.email()).stream()
                        .flatMap(limit -> limiter.delayedUntil(limit).stream())
                        .max(Comparator.naturalOrder()),
                requests.openOf(account.id()),
                seen(row),
                tokens.end(
                        account.state() == AccountState.UNREGISTERED ? Purpose.INVITATION : Purpose.PASSWORD_RESET,
                        account.id()),
                row.undeliveredAt().map(since -> new AccountView.Undelivered(since, lastUndelivered(account))),
                row.dormancyAnnouncedAt(),
                row.dormantAt(),
                otp.pilot(row, clock.instant()),
                events.turns(account.id()),
                events.latest(account.id()));
    }

    private Optional<Long> lastUndelivered(AccountSummary account) {
        return mails.lastUndelivered(EmailAddress.normalize(account.email()));
    }

    private List<AccountSummary> family(AccountSummary account) {
        return account.mainId()
                .map(main -> directory.find(main).stream().toList())
                .orElseGet(() -> directory.additional(account.id()));
    }

    /** Distinguishes two actions that were begun on the same page. Not a secret. */
    static String seen(Account account) {
        String epochs = account.sessionEpoch() + "." + account.trustEpoch();
        return account.isClosed() ? epochs + ".closed" : epochs;
    }
}
