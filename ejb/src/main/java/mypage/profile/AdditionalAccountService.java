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
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.registration.Invitations;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/**
 * ログインアカウントの追加: an employer's main account invites and removes additional ones, which are accounts like all others
 * (requirements 56 to 60) and manage none. Whoever is not the user of such a main account finds nothing here and changes
 * nothing; what is not the user's own is as unknown as what is not there.
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
    AdditionalAccountRemoval removed;

    @Inject
    SessionService sessions;

    @Inject
    Invitations invitations;

    @Inject
    SecurityNotificationMailer notifications;

    @Inject
    RateLimiter limiter;

    @Inject
    AuditTrail audit;

    @Inject
    ProfileSettings settings;

    /** Whether it is an employer's main account. */
    public boolean isManager(SignedInUser user) {
        return user.service() == Service.EMPLOYER && !user.additional();
    }

    /** The user's open additional accounts, by address. */
    public List<AdditionalAccount> list(SignedInUser user) {
        return own(user).stream().map(AdditionalAccount::of).toList();
    }

    /** One of them. */
    public Optional<AdditionalAccount> find(SignedInUser user, long accountId) {
        return list(user).stream().filter(account -> account.id() == accountId).findFirst();
    }

    private List<Account> own(SignedInUser user) {
        return isManager(user) ? families.additional(user.accountId()) : List.of();
    }

    /** The accounts of the same employer that the user may want to sign in to instead, see {@link AccountFamilyRepository#others}. */
    public List<AdditionalAccount> others(SignedInUser user) {
        return user.service() == Service.EMPLOYER
                ? families.others(user.accountId()).stream()
                        .map(AdditionalAccount::of)
                        .toList()
                : List.of();
    }

    /**
     * Makes an additional account and mails its owner the way to a password; or mails that once more to one that is not
     * registered yet. The main account is held first, so that no invitation slips past its closing, and so that each try
     * is counted before the next is judged.
     */
    public InvitationResult invite(SignedInUser user, String typedEmail, RequestContext context) {
        if (!isManager(user) || !sessions.holdConfirmed(user)) {
            return InvitationResult.OVER;
        }
        Optional<String> email = EmailAddress.of(typedEmail);
        if (email.isEmpty()) {
            return InvitationResult.MALFORMED;
        }
        RateLimit budget = new RateLimit("invitations " + user.accountId(), settings.invitations());
        return limiter.acquire(List.of(budget)).isPresent()
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

    /** The main account is told too: who is in it without its owner could stay by an account of the own. */
    private void send(Account invited, RequestContext context) {
        invitations.send(invited, context);
        notifications.send(Notice.ACCOUNT_ADDED, accounts.get(invited.mainId().orElseThrow()), context);
    }

    /** The account of this address, if this main account invited it and nobody has registered it. */
    private Optional<Account> waiting(long mainId, String email) {
        return families.additional(mainId).stream()
                .filter(account -> account.isOpen()
                        && !account.isRegistered()
                        && account.email().equals(email))
                .findFirst();
    }

    /**
     * Ends an additional account, with all its access, at once.
     *
     * @return false, and nothing has changed, when the session is not confirmed freshly or has no such additional account
     */
    public boolean remove(SignedInUser user, long accountId, RequestContext context) {
        return sessions.holdConfirmed(user)
                && own(user).stream()
                        .filter(account -> account.id() == accountId)
                        .anyMatch(account -> removed.remove(account, user.email(), context));
    }
}
