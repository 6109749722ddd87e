package mypage.password;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Optional;
import mypage.platform.Secrets;

/**
 * Encrypts the hashes of passwords with the first key of the key file, so that a stolen database alone opens none. A
 * stored password is {@code $sealed$<key id>$<Base64>} of any PHC string, or that string itself. If it is a
 * {@link LegacyHash}, {@code $<function>} follows, and {@code $weak} as long as it waits to be wrapped, so that the
 * database can count them.
 */
@ApplicationScoped
public class PasswordSeal {

    private static final String SEALED = "$sealed$";
    private static final String WEAK = "$weak";
    private static final int SEALED_PART = 3;
    private static final String PURPOSE = "password";
    private static final System.Logger LOG = System.getLogger(PasswordSeal.class.getName());

    @Inject
    Secrets secrets;

    PasswordSeal() {}

    /** For use without a server. */
    public PasswordSeal(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The beginning of all that is sealed with the first key. */
    String newest() {
        return SEALED + secrets.firstKeyId() + "$";
    }

    /** What is stored for a PHC string or the text of a {@link LegacyHash}. */
    public String seal(String hash) {
        return newest() + Base64.getEncoder().withoutPadding().encodeToString(secrets.seal(PURPOSE, hash)) + kind(hash);
    }

    private static String kind(String hash) {
        return LegacyHash.of(hash)
                .map(legacy -> "$" + legacy.function().name() + (legacy.awaitsWrapping() ? WEAK : ""))
                .orElse("");
    }

    /** What was sealed; empty, with a warning, if it was altered or its key is gone. */
    Optional<String> open(String stored) {
        if (!stored.startsWith(SEALED)) {
            return Optional.of(stored);
        }
        try {
            byte[] sealed = Base64.getDecoder().decode(stored.split("\\$", -1)[SEALED_PART]);
            return Optional.of(secrets.open(PURPOSE, sealed));
        } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException e) {
            LOG.log(System.Logger.Level.WARNING, "a password can''t be checked: {0}", e.getMessage());
            return Optional.empty();
        }
    }
}
