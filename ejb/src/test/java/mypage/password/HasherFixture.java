package mypage.password;

import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import mypage.platform.Secrets;

/** Password hashers for tests. */
public final class HasherFixture {

    private HasherFixture() {}

    /** A hasher that takes no time, for tests of other things. */
    public static PasswordHasher quick(Secrets secrets) {
        return new PasswordHasher(
                2,
                Duration.ofSeconds(10),
                new Quick(secrets),
                sealed(new PasswordSeal(secrets)),
                new LegacyFunctions());
    }

    /** A hasher that is always busy. */
    public static PasswordHasher full() {
        var busy = new PasswordHasher(0, Duration.ofMillis(1), Argon2.load(), HashSeal.NONE, new LegacyFunctions());
        busy.stop();
        return busy;
    }

    static HashSeal sealed(PasswordSeal seal) {
        return new HashSeal() {
            @Override
            public String seal(String hash) {
                return seal.seal(hash);
            }

            @Override
            public Optional<String> open(String stored) {
                return seal.open(stored);
            }
        };
    }

    /** A queue as the product has it. */
    public static AttemptQueue queue(PasswordSettings settings) {
        return new AttemptQueue(settings, Duration.ofSeconds(5), 10);
    }

    private record Quick(Secrets secrets) implements Argon2 {

        @Override
        public String hash(String password) {
            return PREFIX + Base64.getEncoder().encodeToString(secrets.digest(password));
        }

        @Override
        public boolean matches(String hash, String password) {
            return hash.equals(hash(password));
        }
    }
}
