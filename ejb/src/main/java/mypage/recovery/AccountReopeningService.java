package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.actiontoken.FamilyMailer;
import mypage.device.KnownDeviceRepository;
import mypage.platform.RequestContext;

/** Reopens an account that somebody else closed, by the link in the mail about the closing. */
@Stateless
public class AccountReopeningService {

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    FamilyMailer family;

    @Inject
    ActionTokenSettings settings;

    @Inject
    Clock clock;

    /** Whether the token of the mailed link can still open a closed account. Changes nothing. */
    public boolean canReopen(Service service, String token) {
        return tokens.ownerOfClosed(service, token).isPresent();
    }

    /**
     * Reopens the account. Whoever closed it knew its password, so its sessions and trust stay void, no device is known
     * any more, and the owner may choose a new password. The main account is locked first and the additional one when
     * the token is consumed: every transaction that locks both does so in this order.
     *
     * @return the secret with which this browser may choose a new password; empty when the token is not valid, or
     *     another account has taken the address
     */
    public Optional<String> reopen(Service service, String token, RequestContext context) {
        Optional<Account> owner = tokens.ownerOfClosed(service, token);
        owner.flatMap(Account::mainId).ifPresent(accounts::hold);
        return owner.filter(account -> tokens.use(Purpose.REOPEN, token))
                .filter(account -> addresses.reopen(account, context))
                .map(this::permitPassword);
    }

    private String permitPassword(Account account) {
        family.notifyMain("family.reopened", account);
        devices.forgetAll(account.id());
        tokens.endAll(account.id());
        return tokens.issue(
                Purpose.PASSWORD_RESET, account.id(), clock.instant().plus(settings.resetValidity()));
    }
}
