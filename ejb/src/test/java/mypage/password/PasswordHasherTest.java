package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("T7")
class PasswordHasherTest {

    private static final String PASSWORD = " ぱすわーど𠮷 Ｐ-1 ";

    static Stream<Argon2> implementations() {
        return Stream.of(Argon2.load(), new Argon2.PureJava());
    }

    @Test
    void loadsTheNativeLibraryHere() {
        assertInstanceOf(Argon2.Native.class, Argon2.load());
    }

    @ParameterizedTest
    @MethodSource("implementations")
    void hashesToPhcStringsWithTheCurrentParameters(Argon2 argon2) {
        String hash = argon2.hash(PASSWORD);
        assertTrue(hash.matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}"), hash);
    }

    @ParameterizedTest
    @MethodSource("implementations")
    @Tag("C2")
    void allImplementationsVerifyEachOthersHashes(Argon2 writer) {
        String hash = writer.hash(PASSWORD);
        implementations().forEach(reader -> {
            assertTrue(reader.matches(hash, PASSWORD));
            assertFalse(reader.matches(hash, PASSWORD.strip()));
            assertFalse(reader.matches(hash, "ぱすわーど𠮷 P-1"));
            assertFalse(reader.matches(hash, ""));
        });
    }

    @Test
    void saltsEachHash() {
        PasswordHasher hasher = new PasswordHasher(1);
        assertFalse(hasher.hash(PASSWORD).equals(hasher.hash(PASSWORD)));
    }

    @Test
    void treatsAHashWithOtherParametersAsOutdated() {
        PasswordHasher hasher = new PasswordHasher(1);
        assertFalse(hasher.isOutdated(hasher.hash(PASSWORD)));
        assertTrue(hasher.isOutdated("$argon2id$v=19$m=7168,t=5,p=1$c2FsdHNhbHRzYWx0c2FsdA$aGFzaA"));
    }

    @Test
    void fiftyConcurrentHashesQueueBehindTheLimit() throws Exception {
        Counting counting = new Counting();
        PasswordHasher hasher =
                new PasswordHasher(2, Duration.ofSeconds(10), counting, HashSeal.NONE, new LegacyFunctions());
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<Boolean>> results = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                results.add(threads.submit(() -> hasher.matches("hash", "password")));
            }
            for (Future<Boolean> result : results) {
                assertTrue(result.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertEquals(2, counting.most.get());
    }

    @Test
    void refusesARequestThatHasWaitedTooLong() {
        AtomicReference<PasswordHasher> hasher = new AtomicReference<>();
        Counting whileAnotherAsks = new Counting() {
            @Override
            public boolean matches(String hash, String password) {
                return hasher.get().matches(hash, password);
            }
        };
        hasher.set(new PasswordHasher(1, Duration.ZERO, whileAnotherAsks, HashSeal.NONE, new LegacyFunctions()));

        assertThrows(HasherBusyException.class, () -> hasher.get().matches("hash", "password"));
    }

    /** Does not hash, but counts how many calls run at once. */
    private static class Counting implements Argon2 {
        final AtomicInteger running = new AtomicInteger();
        final AtomicInteger most = new AtomicInteger();

        @Override
        public String hash(String password) {
            return password;
        }

        @Override
        public boolean matches(String hash, String password) {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            running.decrementAndGet();
            return true;
        }
    }
}
