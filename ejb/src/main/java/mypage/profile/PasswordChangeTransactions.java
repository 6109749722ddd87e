package mypage.profile;

import jakarta.annotation.Resource;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import mypage.account.Account;
import mypage.actiontoken.PasswordChange;
import mypage.device.KnownDeviceRepository;
import mypage.otp.OtpService;
import mypage.platform.RequestContext;
import mypage.session.SessionService;
import mypage.session.SignedInUser;
import mypage.trust.DeviceCookies;

/** The transaction of {@link PasswordChangeService}, which hashes the password before it. */
@Stateless
public class PasswordChangeTransactions {

    @Inject
    PasswordChange passwords;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    OtpService otp;

    @Inject
    SessionService sessions;

    @Resource
    SessionContext transaction;

    /**
     * Changes the password and ends all access to the account except this session.
     *
     * @param device the only one that may stay known
     * @return the session's new token; empty, and nothing has changed, when the user has not reauthenticated recently
     */
    public Optional<String> change(
            SignedInUser user, Account account, String hash, DeviceCookies device, RequestContext context) {
        passwords.change(account, hash, context);
        devices.forgetOthers(account.id(), device);
        otp.forgive(account.id());
        Optional<String> token = sessions.carryOver(user);
        if (token.isEmpty()) {
            transaction.setRollbackOnly();
        }
        return token;
    }
}
