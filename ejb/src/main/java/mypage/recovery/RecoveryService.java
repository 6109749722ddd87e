package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordChange;
import mypage.addressrequests.AddressLinkService;
import mypage.audit.AuditTrail;
import mypage.device.KnownDeviceRepository;
import mypage.mailrequest.MailRequest;
import mypage.mailrequest.MailRequestResult;
import mypage.mailrequest.MailRequestService;
import mypage.platform.RequestContext;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.trust.DeviceCookies;

/** Lets owners recover their account after an intrusion or a forgotten password. */
@Stateless
public class RecoveryService {

    /** How long before an event the same intruder may have acted already. */
    private static final Duration ONE_INTRUSION = Duration.ofDays(1);

    @Inject
    AccountService accounts;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    AddressRestoration addresses;

    @Inject
    InvitedAccountSuspension suspension;

    @Inject
    AddressLinkService addressRequests;

    @Inject
    PasswordChange passwords;

    @Inject
    PasswordResetTransactions resets;

    @Inject
    MailRequestService requests;

    @Inject
    SessionService sessions;

    @Inject
    SignInRecordService records;

    @Inject
    AuditTrail audit;

    @Inject
    ActionTokenSettings actionTokenSettings;

    @Inject
    Clock clock;

    /** Whether the link is valid. Changes nothing, however often mail scanners open it. */
    public boolean canShutOut(Service service, String token) {
        return tokens.owner(Purpose.NOT_ME, service, token).isPresent();
    }

    /** Whether the link was mailed to a former address and gives that address back. */
    public boolean restoresAddress(String token) {
        return tokens.find(Purpose.NOT_ME, token)
                .flatMap(AccountActionToken::formerEmail)
                .isPresent();
    }

    /**
     * 「心当たりがない」: consumes the link and ends all sessions, all unfinished sign-ins and all settings to skip the one-time
     * password of its account. It suspends the additional accounts that were invited since the event, and rejects a
     * request at the office for another address. A link that was mailed to a former address also gives that address
     * back, and opens the account if it was closed meanwhile. The row of the account is locked first, so that nothing
     * else happens to the account in between.
     */
    public EventDisavowalResult shutOut(Service service, String token, RequestContext context) {
        return tokens.owner(Purpose.NOT_ME, service, token)
                .map(this::held)
                .flatMap(account -> tokens.owner(Purpose.NOT_ME, service, token))
                .flatMap(account -> tokens.find(Purpose.NOT_ME, token)
                        .filter(link -> tokens.use(Purpose.NOT_ME, token))
                        .map(link -> shutOut(account, link, context)))
                .orElseGet(EventDisavowalResult.LinkInvalid::new);
    }

    /**
     * Locks the main account first, as everything does that locks both: reopening an account locks its main account
     * too.
     */
    private Account held(Account account) {
        account.mainId().ifPresent(accounts::hold);
        return accounts.hold(account.id());
    }

    private EventDisavowalResult shutOut(Account account, AccountActionToken link, RequestContext context) {
        endAll(account, context);
        boolean objection = link.formerEmail().isPresent();
        boolean stopped = objection && !addresses.restore(account, link, context);
        suspension.suspendSince(account.id(), beforeEvent(link), context);
        return stopped
                ? new EventDisavowalResult.Stopped()
                : new EventDisavowalResult.Done(permission(account), objection);
    }

    /**
     * 「心当たりがない」 of an attempt to sign in, by a user who has just proved both factors again. Does the same as the link
     * in a mail. Without that proof, whoever got at an open session could choose a new password.
     *
     * @return the secret with which this browser may choose a new password; empty, and nothing has changed, when the
     *     user has not reauthenticated recently, there is no such record, or only the password was wrong
     */
    public Optional<String> shutOut(SignedInUser user, long recordId, RequestContext context) {
        Account account = held(accounts.get(user.accountId()));
        return Optional.of(recordId)
                .filter(id -> sessions.holdRecentlyAuthenticated(user))
                .flatMap(id -> records.disavowable(user, id))
                .map(event -> {
                    endAll(account, context);
                    suspension.suspendSince(account.id(), event.at().minus(ONE_INTRUSION), context);
                    return permission(account);
                });
    }

    private void endAll(Account account, RequestContext context) {
        accounts.endAccess(account.id());
        devices.forgetAll(account.id());
        tokens.endAll(account.id());
        audit.record(RecoveryAuditKind.NOT_ME, account.service(), account.id(), context);
        addressRequests.objectByOwner(account.service(), account.id(), context);
    }

    private String permission(Account account) {
        Instant end = clock.instant().plus(actionTokenSettings.resetValidity());
        return tokens.issue(Purpose.PASSWORD_RESET, account.id(), end);
    }

    /**
     * Intruders do several things one after the other, and the owner may disavow the last one. A link without a time is
     * of the release before.
     */
    private Instant beforeEvent(AccountActionToken link) {
        return link.issuedAt()
                .orElseGet(() -> clock.instant().minus(actionTokenSettings.ownerLinkValidity()))
                .minus(ONE_INTRUSION);
    }

    /**
     * パスワード再登録（パスワードを忘れた場合）: has a link mailed to the account with this ID, if there is one and its limits allow it.
     * Neither the answer nor its timing reveals whether there is an account, see {@link MailRequestService}.
     */
    public MailRequestResult mailLink(Service service, String typedEmail, RequestContext context) {
        return requests.accept(MailRequest.Kind.PASSWORD_LINK, service, typedEmail, context);
    }

    /** The address of the account whose password the holder of this token may choose; empty if it is not valid. */
    public Optional<String> resetFor(Service service, String resetToken) {
        return tokens.owner(Purpose.PASSWORD_RESET, service, resetToken).map(Account::email);
    }

    /**
     * The addresses of the open additional accounts that the account of this token invited so recently that an intruder
     * may have done it.
     */
    public List<String> recentlyInvited(Service service, String resetToken) {
        return tokens.owner(Purpose.PASSWORD_RESET, service, resetToken).stream()
                .flatMap(account -> resets.recentlyInvited(account).stream())
                .map(Account::email)
                .toList();
    }

    /**
     * Consumes the token, sets a new password and revokes everything that the old one opened. It signs nobody in (ASVS
     * 6.4.3). Runs outside a transaction, so that no connection is held during hashing.
     *
     * @param suspend whether to suspend the accounts of {@link #recentlyInvited}
     * @param device the only one that may stay known
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PasswordByLinkResult choosePassword(
            Service service,
            String resetToken,
            String password,
            boolean suspend,
            DeviceCookies device,
            RequestContext context) {
        return tokens.owner(Purpose.PASSWORD_RESET, service, resetToken)
                .<PasswordByLinkResult>map(account -> passwords.choose(
                        account.email(),
                        password,
                        hash -> resets.change(account, resetToken, hash, suspend, device, context),
                        PasswordByLinkResult.Refused::new))
                .orElseGet(LinkInvalid::new);
    }
}
