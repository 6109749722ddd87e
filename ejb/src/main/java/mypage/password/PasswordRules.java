package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether a password may be chosen: the same rules for users and staff, everywhere (ASVS 6.2.4, 6.2.12). */
@ApplicationScoped
public class PasswordRules {

    private static final System.Logger LOG = System.getLogger(PasswordRules.class.getName());

    @Inject
    BreachedPasswords breached;

    /** Whether a password that somebody has is a breached one. False if that can't be told now; never throws. */
    public boolean isBreached(String password) {
        try {
            return breached.contains(password);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "a password is not compared with breached ones: {0}", e.toString());
            return false;
        }
    }

    /** Why this password is refused for the account with this address; empty when it is accepted. */
    public Optional<PasswordWeakness> weakness(String password, String email) {
        return PasswordPolicy.weakness(password, email)
                .or(() -> Optional.of(PasswordWeakness.BREACHED).filter(why -> breached.contains(password)));
    }
}
