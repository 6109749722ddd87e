package mypage.password;

import com.password4j.ScryptFunction;

/**
 * scrypt (RFC 7914).
 *
 * @param n its cost, a power of 2
 * @param r its block size
 * @param p its parallelization
 * @param length of the hash, in bytes
 */
record LegacyScrypt(int n, int r, int p, int length) implements LegacyFunction {

    private static final int SOME_BYTES = 16;

    /** 64 MiB, or several smaller runs. */
    private static final long RECOMMENDED = 1L << 19;

    private static final long MOST = 1L << 20;

    /** 64 MiB of the heap. */
    private static final long MOST_MEMORY = 1L << 19;

    LegacyScrypt {
        if (n < 2 || Integer.bitCount(n) != 1 || r < 1 || p < 1 || length < SOME_BYTES) {
            throw new IllegalArgumentException("scrypt");
        }
    }

    static LegacyScrypt of(String... name) {
        return new LegacyScrypt(
                Integer.parseInt(name[1]),
                Integer.parseInt(name[2]),
                Integer.parseInt(name[3]),
                Integer.parseInt(name[4]));
    }

    @Override
    public String name() {
        return "scrypt-" + n + "-" + r + "-" + p + "-" + length;
    }

    @Override
    public byte[] apply(byte[] password, byte[] salt) {
        return ScryptFunction.getInstance(n, r, p, length).hash(password, salt).getBytes();
    }

    @Override
    public byte[] someSalt() {
        return new byte[SOME_BYTES];
    }

    @Override
    public boolean isWeak() {
        return product() < RECOMMENDED;
    }

    @Override
    public boolean takesTime() {
        return true;
    }

    @Override
    public boolean isLarge() {
        return 128L * n * r > LARGE;
    }

    @Override
    public boolean isExcessive() {
        return n > MOST || r > MOST || p > MOST || product() > MOST || (long) n * r > MOST_MEMORY;
    }

    /** What time grows with; memory is 128 bytes times n and r. */
    private long product() {
        return Math.min((long) n * r, MOST + 1) * p;
    }
}
