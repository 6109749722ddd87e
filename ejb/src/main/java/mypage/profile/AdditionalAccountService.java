package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountAuditKind;
import mypage.account.AccountFamilyRepository;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.audit.AuditTrail;
import mypage.audit.RefusedRequestAuditKind;
import mypage.mailrequest.RecipientLimit;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.registration.InvitationMailer;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/**
 * ログインアカウントの追加: an employer's main account invites and removes additional ones, which are ordinary accounts
 * (requirements 56 to 60) but cannot invite. Users of other accounts see and change nothing here. An account that the
 * user does not manage is treated as unknown.
 */
@Stateless
public class AdditionalAccountService {

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    AccountFamilyRepository families;

    @Inject
    AdditionalAccountRemoval removal;

    @Inject
    SessionService sessions;

    @Inject
    InvitationMailer invitations;

    @Inject
    RecipientLimit recipients;

    @Inject
    SecurityNotificationMailer notifications;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditTrail audit;

    @Inject
    ProfileSettings settings;

    /** Whether the user's account is an employer's main account. */
    public boolean isManager(SignedInUser user) {
        return user.service() == Service.EMPLOYER && !user.additional();
    }

    /** The user's open additional accounts, by address. */
    public List<AdditionalAccount> list(SignedInUser user) {
        return own(user).stream().map(AdditionalAccount::of).toList();
    }

    /** One of the user's open additional accounts. */
    public Optional<AdditionalAccount> find(SignedInUser user, long accountId) {
        return list(user).stream().filter(account -> account.id() == accountId).findFirst();
    }

    private List<Account> own(SignedInUser user) {
        return isManager(user) ? families.additional(user.accountId()) : List.of();
    }

    /** The accounts of the same employer that the user can switch to. */
    public List<AdditionalAccount> others(SignedInUser user) {
        return user.service() == Service.EMPLOYER
                ? families.others(user.accountId()).stream()
                        .map(AdditionalAccount::of)
                        .toList()
                : List.of();
    }

    /**
     * Creates an additional account and mails its owner a link to choose a password, or mails that link again if the
     * owner is not registered yet. The main account is locked first. So nobody is invited while it is being closed, and
     * each invitation is counted before the next one is checked.
     */
    public InvitationResult invite(SignedInUser user, String typedEmail, RequestContext context) {
        if (!isManager(user) || !sessions.holdRecentlyAuthenticated(user)) {
            return InvitationResult.NOT_PERMITTED;
        }
        Optional<String> email = EmailAddress.of(typedEmail);
        if (email.isEmpty()) {
            return InvitationResult.MALFORMED;
        }
        RateLimit limit = new RateLimit("invitations " + user.accountId(), settings.invitations());
        return limiter.acquire(List.of(limit)).isPresent()
                ? InvitationResult.TOO_MANY
                : invite(user.accountId(), email.get(), context);
    }

    private InvitationResult invite(long mainId, String email, RequestContext context) {
        Optional<Account> account = addresses
                .create(Service.EMPLOYER, email, Optional.of(mainId), context)
                .or(() -> waiting(mainId, email));
        account.ifPresentOrElse(
                invited -> send(invited, context),
                () -> audit.record(AccountAuditKind.ADDRESS_TAKEN, Service.EMPLOYER, mainId, context));
        return account.isPresent() ? InvitationResult.SENT : InvitationResult.TAKEN;
    }

    /**
     * Notifies the owner of the main account too: an intruder could keep access by an additional account. If the
     * address gets no more mails today, the page does not say so, because that could reveal an account of another
     * service. The owner of the main account can send the link again later.
     */
    private void send(Account invited, RequestContext context) {
        if (recipients.acquire(invited.email())) {
            invitations.send(invited, context);
        }
        notifications.send(Notice.ACCOUNT_ADDED, accounts.get(invited.mainId().orElseThrow()), context);
    }

    /** The account of this address, if this main account invited it and its owner is not registered yet. */
    private Optional<Account> waiting(long mainId, String email) {
        return families.additional(mainId).stream()
                .filter(account -> account.isOpen()
                        && !account.isRegistered()
                        && account.email().equals(email))
                .findFirst();
    }

    /**
     * Allows an additional account again that was suspended because an intruder may have invited it.
     *
     * @return false, and nothing has changed, when the user has to reauthenticate or has no such suspended account
     */
    public boolean allow(SignedInUser user, long accountId, RequestContext context) {
        return sessions.holdRecentlyAuthenticated(user)
                && accounts.allow(user.service(), accountId, user.accountId(), context);
    }

    /**
     * Removes an additional account and ends all access to it at once.
     *
     * @return false, and nothing has changed, when the user has to reauthenticate or has no such additional account
     */
    public boolean remove(SignedInUser user, long accountId, RequestContext context) {
        if (!sessions.holdRecentlyAuthenticated(user)) {
            return false;
        }
        if (families.isForeign(accountId, user.accountId())) {
            audit.recordOften(RefusedRequestAuditKind.ACCESS_REFUSED, user.service(), user.accountId(), context);
            return false;
        }
        return own(user).stream()
                .filter(account -> account.id() == accountId)
                .anyMatch(account -> removal.remove(account, user.email(), context));
    }
}
