package mypage.account;

import java.time.Duration;

/** Password hashers for tests. */
public final class Hashers {

    private Hashers() {}

    /** One that is always too busy. */
    public static PasswordHasher full() {
        return new PasswordHasher(0, Duration.ofMillis(1), Argon2.load());
    }
}
