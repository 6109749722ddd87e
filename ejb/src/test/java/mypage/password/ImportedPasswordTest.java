package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.password.ImportedPassword.Problem;
import mypage.platform.Secrets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R68")
class ImportedPasswordTest {

    private static final String PASSWORD = TestAccount.PASSWORD;
    private static final PasswordSeal SEAL = new PasswordSeal(new Secrets(TestContainer.KEYS));

    private final LegacyFunctions functions = new LegacyFunctions();
    private final CountingArgon2 argon2 = new CountingArgon2();
    private final PasswordHasher hasher =
            new PasswordHasher(1, Duration.ofSeconds(10), argon2, HasherFixture.sealed(SEAL), functions);

    static Stream<ExportedHash> exported() {
        return ExportedHash.all();
    }

    @ParameterizedTest
    @MethodSource("exported")
    void theHashOfEachSystemOpensForItsPasswordOnlyWrappedOrNot(ExportedHash exported) {
        String stored = SEAL.seal(exported.text());
        assertTrue(hasher.matches(stored, PASSWORD, HashPriority.AT_ONCE));
        assertFalse(hasher.matches(stored, PASSWORD + " ", HashPriority.AT_ONCE));
        assertTrue(hasher.isOutdated(stored));
        assertTrue(stored.length() <= 512, stored);
        assertEquals(stored.endsWith("$weak"), hasher.wrap(stored).isPresent());
    }

    @Test
    void aWeakHashIsGoneOnceItIsWrapped() {
        ExportedHash exported = new ExportedHash("", "{SSHA}F8zMdtiM9eiWorX/UD24D9jCCOqBlvv/");
        String wrapped = hasher.wrap(SEAL.seal(exported.text())).orElseThrow();

        assertTrue(hasher.matches(wrapped, PASSWORD, HashPriority.AT_ONCE));
        assertFalse(hasher.matches(wrapped, "違う", HashPriority.AT_ONCE));
        assertTrue(hasher.isOutdated(wrapped));
        assertTrue(wrapped.endsWith("$digest-sha1-ps"), wrapped);
        assertTrue(hasher.wrap(wrapped).isEmpty());
        String kept = exported.text().substring(exported.text().lastIndexOf(':') + 1);
        assertFalse(SEAL.open(wrapped).orElseThrow().contains(kept));
    }

    /** The longest hash that there can be, in ours and sealed. */
    @Test
    void everyHashFitsTheColumn() {
        LegacyFunction longest =
                LegacyFunction.named("argon2-id-19-131072-10-16-64").orElseThrow();
        LegacyHash hash = new LegacyHash(longest, new byte[64], argon2.hash("x"));
        String stored = SEAL.seal(hash.text());
        // The fixture's key has another name than the longest one can have.
        assertTrue(stored.length() + 4 * 20 / 3 + 20 <= 512, String.valueOf(stored.length()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '\t',
            nullValues = "null",
            value = {
                "{SSHA}F8zMdtiM9eiWorX/UD24D9jCCOqBlvv/\tdigest-sha1-ps\tweak",
                "$2y$10$.oExuY27qcXFpdYFxL/Sv.Vs0dswziydUDzisg3kJjenKm6lVtwbe\tbcrypt-10\tnull",
                "$2y$05$fSQVQV7KANi8Dk9BPIe7UeCC94lL3sJHdxxhen38XpdpwDIVQQutS\tbcrypt-5\tweak",
            })
    void theDatabaseSeesTheFunctionAndWhetherItIsWeak(String hash, String function, String weak) {
        String[] parts = SEAL.seal(new ExportedHash("", hash).text()).split("\\$");
        assertEquals(function, parts[4]);
        assertEquals(weak, parts.length > 5 ? parts[5] : null);
    }

    @Test
    void aHashThatOurOwnParametersMadeIsOurs() {
        String own = new PasswordHasher(1).hash(PASSWORD);
        assertEquals(own, new ExportedHash("", own).text());
        assertEquals(own, new ExportedHash("", "{argon2}" + own).text());
        assertFalse(hasher.isOutdated(SEAL.seal(own)));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused.txt", delimiter = '\t')
    void whatCannotOrMustNotBeCheckedIsRefused(String hash, Problem why) {
        assertEquals(new ImportedPassword.Refused(why), ImportedPassword.read(hash));
    }

    @Test
    void aLongHashIsRefusedUnread() {
        assertEquals(
                new ImportedPassword.Refused(Problem.BROKEN_HASH),
                ImportedPassword.read("{SSHA}" + "A".repeat(ImportedPassword.LONGEST)));
    }

    @Test
    void bcryptReadsTheFirst72BytesAsOthersDo() {
        String stored = SEAL.seal(new ExportedHash(
                        "passlib 1.7.4, 100 times x", "$2b$12$auDa7J/uZf52I33lRYZyV.VR89bjVI1AbU90XIhBCrSuzHWQnrvSC")
                .text());
        assertTrue(hasher.matches(stored, "x".repeat(100), HashPriority.AT_ONCE));
        assertTrue(hasher.matches(stored, "x".repeat(72), HashPriority.AT_ONCE));
        assertFalse(hasher.matches(stored, "x".repeat(71), HashPriority.AT_ONCE));
    }

    /** From Django's own tests. */
    @Test
    void readsScryptAsDjangoWritesIt() {
        String hash =
                "scrypt$16384$seasalt$8$1$Qj3+9PPyRjSJIebHnG81TMjsqtaIGxNQG/aEB/NYafTJ7tibgfYz71m0ldQESkXFRkdVCBhhY8mx"
                        + "7rQwite/Pw==";
        assertTrue(hasher.matches(SEAL.seal(new ExportedHash("Django", hash).text()), "lètmein", HashPriority.AT_ONCE));
    }

    /** SHA-crypt takes a time that grows with the square of the length. */
    @Test
    void aVeryLongPasswordNeverMatchesAndTakesNoLonger() {
        LegacyFunction function = LegacyFunction.named("digest-sha256-p").orElseThrow();
        byte[] cut = function.apply("x".repeat(512).getBytes(), new byte[0]);
        String stored = SEAL.seal(LegacyHash.of(function, new byte[0], cut).text());
        assertTrue(hasher.matches(stored, "x".repeat(512), HashPriority.AT_ONCE));
        assertFalse(hasher.matches(stored, "x".repeat(513), HashPriority.AT_ONCE));
    }

    /** Time itself is measured by TimingIT. */
    @Test
    @Tag("C8")
    void aWrongPasswordCostsTheSameWhateverIsStored() {
        CountingFunction bcrypt = new CountingFunction("bcrypt-5");
        CountingFunction pbkdf2 = new CountingFunction("pbkdf2-sha256-1000-32");
        functions.use(List.of(bcrypt, pbkdf2));
        String bare = SEAL.seal("legacy:bcrypt-5:" + base64("abcdefghijklmnopqrstuu") + ":AAAA");
        String digest = SEAL.seal(new ExportedHash("", "{SHA}g+Zuf1OEtvwefgLwFRK1YVvkoxA=").text());
        List<String> ofNoFunctionInUse = List.of(
                hasher.dummy(),
                hasher.hash(PASSWORD),
                digest,
                hasher.wrap(digest).orElseThrow(),
                "$sealed$gone$AAAA");
        for (String password : List.of("違う", "")) {
            ofNoFunctionInUse.forEach(stored -> assertCosts(stored, password, 1, bcrypt, 1, pbkdf2));
            // It has run its own already.
            assertCosts(bare, password, 0, bcrypt, 1, pbkdf2);
            assertCosts(hasher.wrap(bare).orElseThrow(), password, 0, bcrypt, 1, pbkdf2);
        }
        argon2.hashes = 0;
        assertTrue(hasher.matches(digest, PASSWORD, HashPriority.AT_ONCE));
        assertEquals(0, argon2.hashes, "a right password takes no more than it needs");
    }

    private void assertCosts(
            String stored, String password, int first, CountingFunction one, int second, CountingFunction other) {
        argon2.hashes = 0;
        one.runs = 0;
        other.runs = 0;
        assertFalse(hasher.matches(stored, password, HashPriority.AT_ONCE));
        assertEquals(List.of(1, first, second), List.of(argon2.hashes, one.runs, other.runs), stored);
    }

    private static String base64(String ascii) {
        return java.util.Base64.getEncoder().withoutPadding().encodeToString(ascii.getBytes());
    }

    private static final class CountingArgon2 implements Argon2 {

        private final Argon2 real = Argon2.load();
        private int hashes;

        @Override
        public String hash(String password) {
            hashes++;
            return real.hash(password);
        }

        @Override
        public boolean matches(String hash, String password) {
            hashes++;
            return real.matches(hash, password);
        }
    }

    private static final class CountingFunction implements LegacyFunction {

        private final String name;
        private int runs;

        CountingFunction(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public byte[] apply(byte[] password, byte[] salt) {
            runs++;
            return new byte[0];
        }

        @Override
        public byte[] someSalt() {
            return new byte[0];
        }

        @Override
        public boolean isWeak() {
            return false;
        }

        @Override
        public boolean takesTime() {
            return true;
        }

        @Override
        public boolean isExcessive() {
            return false;
        }
    }
}
