package mypage.password;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a check costs with each function that other systems use by default. Prints milliseconds; for decision 35. */
class MeasureLegacyFunctions {

    private static final int RUNS = 21;

    @Test
    void measure() {
        Argon2 own = Argon2.load();
        String hash = own.hash("password");
        print("ours", () -> own.matches(hash, "wrong"));
        for (String name : List.of(
                "digest-sha512-ps",
                "apr1-1000",
                "sha512crypt-5000",
                "sha512crypt-656000",
                "bcrypt-10",
                "bcrypt-12",
                "bcrypt-13",
                "pbkdf2-sha256-2048-32",
                "pbkdf2-sha256-260000-32",
                "pbkdf2-sha256-1500000-32",
                "pbkdf2-sha512-210000-32",
                "scrypt-65536-8-1-32",
                "scrypt-131072-8-1-32",
                "argon2-id-19-65536-4-1-32",
                "argon2-id-19-102400-2-8-32",
                "argon2-id-19-131072-4-1-32")) {
            LegacyFunction function = LegacyFunction.named(name).orElseThrow();
            assertTrue(!function.isExcessive(), name);
            print(name, () -> LegacyHash.spend(function, "wrong"));
        }
    }

    private static void print(String name, Runnable check) {
        long[] nanos = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            check.run();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.println(String.format(Locale.ROOT, "%-30s %8.2f ms", name, nanos[RUNS / 2] / 1e6));
    }
}
