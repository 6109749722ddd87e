package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
                results.add(threads.submit(() -> hasher.matches("hash", "password", HashPriority.AT_ONCE)));
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
                return hasher.get().matches(hash, password, HashPriority.AT_ONCE);
            }
        };
        hasher.set(new PasswordHasher(1, Duration.ZERO, whileAnotherAsks, HashSeal.NONE, new LegacyFunctions()));

        assertThrows(HasherBusyException.class, () -> hasher.get().matches("hash", "password", HashPriority.AT_ONCE));
    }

    @Test
    @Tag("C1")
    void whatMayWaitDelaysNothingElse() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Counting stuck = new Counting() {
            @Override
            public boolean matches(String hash, String password) {
                return !hash.equals("slow") || ended(end);
            }
        };
        PasswordHasher hasher =
                new PasswordHasher(2, Duration.ofSeconds(10), stuck, HashSeal.NONE, new LegacyFunctions());
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Boolean>> strangers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                strangers.add(threads.submit(() -> hasher.matches("slow", "password", HashPriority.WHEN_IDLE)));
            }
            for (int i = 0; i < 50; i++) {
                assertTrue(hasher.matches("hash", "password", HashPriority.AT_ONCE));
            }
            end.countDown();
            for (Future<Boolean> stranger : strangers) {
                assertTrue(stranger.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Tag("C1")
    @EnabledOnOs(OS.LINUX)
    void whatMayWaitLeavesTheProcessorsToOthers() {
        AtomicInteger nice = new AtomicInteger();
        Counting looking = new Counting() {
            @Override
            public boolean matches(String hash, String password) {
                nice.set(niceValue());
                return true;
            }
        };
        PasswordHasher hasher =
                new PasswordHasher(2, Duration.ofSeconds(10), looking, HashSeal.NONE, new LegacyFunctions());
        int own = niceValue();

        assertTrue(hasher.matches("hash", "password", HashPriority.AT_ONCE));
        assertEquals(own, nice.get());
        assertTrue(hasher.matches("hash", "password", HashPriority.WHEN_IDLE));
        assertEquals(Math.min(own + 10, 19), nice.get());
        assertEquals(own, niceValue());
    }

    /** Of this thread, the 19th field in proc_pid_stat(5). */
    private static int niceValue() {
        try {
            String fields = Files.readString(Path.of("/proc/thread-self/stat"));
            return Integer.parseInt(
                    fields.substring(fields.lastIndexOf(')') + 2).split(" ")[16]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean ended(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
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
