package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whether a password may be chosen: the same rules for users and staff, everywhere (ASVS 6.2.4, 6.2.12). */
@ApplicationScoped
public class PasswordRules {

    @Inject
    BreachedPasswords breached;

    /** Why this password is refused for the account with this address; empty when it is accepted. */
    public Optional<PasswordWeakness> weakness(String password, String email) {
        return PasswordPolicy.weakness(password, email)
                .or(() -> Optional.of(PasswordWeakness.BREACHED).filter(why -> breached.contains(password)));
    }
}
