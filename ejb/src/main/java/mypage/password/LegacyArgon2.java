package mypage.password;

import com.password4j.Argon2Function;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import java.util.Locale;

/**
 * Argon2 (RFC 9106) in any variant and with any costs. libargon2 takes its memory outside of the heap, and knows
 * version 19 only.
 *
 * @param variant i, d or id
 * @param version 16 or 19
 * @param memory in KiB
 * @param length of the hash, in bytes
 */
record LegacyArgon2(String variant, int version, int memory, int iterations, int parallelism, int length)
        implements LegacyFunction {

    private static final int SOME_BYTES = 16;

    /** 7 MiB with five iterations, or as much with others. */
    private static final int RECOMMENDED = 5 * 7 * 1024;

    private static final int MOST_MEMORY = 128 * 1024;

    /** In the heap, where the memory of each set of costs also stays. */
    private static final int MOST_MEMORY_OF_VERSION_16 = 16 * 1024;

    private static final int MOST_ITERATIONS = 64;
    private static final long MOST = 512 * 1024;
    private static final int MOST_PARALLELISM = 16;

    LegacyArgon2 {
        if (version != Argon2Function.ARGON2_VERSION_10 && version != Argon2Function.ARGON2_VERSION_13
                || iterations < 1
                || parallelism < 1
                || memory < 8L * parallelism
                || length < SOME_BYTES) {
            throw new IllegalArgumentException("argon2");
        }
    }

    static LegacyArgon2 of(String... name) {
        return new LegacyArgon2(
                name[1],
                Integer.parseInt(name[2]),
                Integer.parseInt(name[3]),
                Integer.parseInt(name[4]),
                Integer.parseInt(name[5]),
                Integer.parseInt(name[6]));
    }

    @Override
    public String name() {
        return "argon2-" + variant + "-" + version + "-" + memory + "-" + iterations + "-" + parallelism + "-" + length;
    }

    @Override
    public byte[] apply(byte[] password, byte[] salt) {
        if (version == Argon2Function.ARGON2_VERSION_13) {
            return Argon2Factory.createAdvanced(Argon2Types.valueOf("ARGON2" + variant), salt.length, length)
                    .rawHash(iterations, memory, parallelism, password, salt);
        }
        var kind = com.password4j.types.Argon2.valueOf(variant.toUpperCase(Locale.ROOT));
        return Argon2Function.getInstance(memory, iterations, parallelism, length, kind, version)
                .hash(password, salt)
                .getBytes();
    }

    @Override
    public byte[] someSalt() {
        return new byte[SOME_BYTES];
    }

    @Override
    public boolean isWeak() {
        return (long) memory * iterations < RECOMMENDED;
    }

    @Override
    public boolean takesTime() {
        return true;
    }

    @Override
    public boolean isLarge() {
        return memory > LARGE / 1024;
    }

    @Override
    public boolean isExcessive() {
        return memory > (version == Argon2Function.ARGON2_VERSION_13 ? MOST_MEMORY : MOST_MEMORY_OF_VERSION_16)
                || iterations > MOST_ITERATIONS
                || (long) memory * iterations > MOST
                || parallelism > MOST_PARALLELISM;
    }
}
