package mypage.password;

import com.password4j.Argon2Function;
import com.password4j.SaltGenerator;
import com.password4j.SecureString;
import de.mkammerer.argon2.Argon2Advanced;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.nio.charset.StandardCharsets;

/**
 * Argon2id, m=19 MiB, t=2, p=1 (OWASP's first choice, standards row T7), as PHC strings. The native library takes
 * about half the time of the pure Java one, which is used where the native one does not load. Both read each other's
 * strings.
 */
interface Argon2 {

    int MEMORY_KIB = 19 * 1024;
    int ITERATIONS = 2;
    int PARALLELISM = 1;
    int SALT_BYTES = 16;
    int HASH_BYTES = 32;

    /** The beginning of every hash that is made with the current parameters. */
    String PREFIX = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + ITERATIONS + ",p=" + PARALLELISM + "$";

    String hash(String password);

    boolean matches(String hash, String password);

    /** The fastest implementation that works on this machine. */
    static Argon2 load() {
        try {
            return new Native(Argon2Factory.createAdvanced(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES));
        } catch (LinkageError e) {
            System.getLogger(Argon2.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "no native Argon2 here, password hashing takes twice the CPU: " + e);
            return new PureJava();
        }
    }

    /** libargon2 through JNA. */
    record Native(Argon2Advanced library) implements Argon2 {
        @Override
        public String hash(String password) {
            return library.hash(ITERATIONS, MEMORY_KIB, PARALLELISM, password.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean matches(String hash, String password) {
            return library.verify(hash, password.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Password4j. */
    record PureJava() implements Argon2 {
        @Override
        public String hash(String password) {
            return Argon2Function.getInstance(
                            MEMORY_KIB, ITERATIONS, PARALLELISM, HASH_BYTES, com.password4j.types.Argon2.ID)
                    .hash(password.getBytes(StandardCharsets.UTF_8), SaltGenerator.generate(SALT_BYTES))
                    .getResult();
        }

        @Override
        public boolean matches(String hash, String password) {
            return Argon2Function.getInstanceFromHash(hash).check(new SecureString(password.toCharArray()), hash);
        }
    }
}
