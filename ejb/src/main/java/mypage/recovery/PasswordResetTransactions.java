package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import mypage.account.Account;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.actiontoken.PasswordChange;
import mypage.device.KnownDeviceRepository;
import mypage.otp.OtpService;
import mypage.platform.RequestContext;
import mypage.trust.DeviceCookies;

/** The transaction of {@link RecoveryService#choosePassword}, which hashes the password before it. */
@Stateless
public class PasswordResetTransactions {

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    PasswordChange passwords;

    @Inject
    InvitedAccountSuspension suspension;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    OtpService otp;

    @Inject
    ActionTokenSettings settings;

    @Inject
    Clock clock;

    /** The open additional accounts that this account has invited while its owner could not yet disavow it. */
    public List<Account> recentlyInvited(Account account) {
        return suspension.invitedSince(account.id(), recently());
    }

    /**
     * Changes the password with a token that works once.
     *
     * @param suspend whether the additional accounts that were invited recently wait for the owner's word
     * @param device the only one that may stay known
     */
    public PasswordByLinkResult change(
            Account account,
            String resetToken,
            String hash,
            boolean suspend,
            DeviceCookies device,
            RequestContext context) {
        if (!tokens.use(Purpose.PASSWORD_RESET, resetToken)) {
            return new LinkInvalid();
        }
        passwords.change(account, hash, context);
        devices.forgetOthers(account.id(), device);
        otp.forgive(account.id());
        if (suspend) {
            suspension.suspendSince(account.id(), recently(), context);
        }
        return new PasswordByLinkResult.Changed();
    }

    private Instant recently() {
        return clock.instant().minus(settings.ownerLinkValidity());
    }
}
