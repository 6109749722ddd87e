package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.password.PasswordSealTransactions.Batch;
import mypage.platform.Secrets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("T7")
@Tag("C21")
class PasswordSealTest {

    private static final String HASH = new PasswordHasher(1).hash("correct horse");
    private static final PasswordTable ACCOUNTS = () -> "account";
    private static final PasswordTable STAFF = () -> "staff";

    @TempDir
    Path folder;

    private final TestContainer container = new TestContainer();
    private final PasswordSealTransactions transactions = container.get(PasswordSealTransactions.class);
    private final PasswordSeal seal = container.get(PasswordSeal.class);

    /** From other tests. */
    @BeforeEach
    void sealWhatIsThere() {
        sealAll(container, ACCOUNTS);
        sealAll(container, STAFF);
    }

    @Test
    void sealsAnyHashAndTellsTheKey() {
        for (String hash : List.of(HASH, "$2b$12$abc", "$pbkdf2-sha256$i=1$x$y")) {
            String stored = seal.seal(hash);
            assertTrue(stored.startsWith(seal.newest()) && stored.length() <= 255, stored);
            assertNotEquals(stored, seal.seal(hash));
            assertEquals(Optional.of(hash), seal.open(stored));
            assertEquals(Optional.of(hash), seal.open(hash));
        }
    }

    @Test
    void aDumpWithoutTheKeyOpensNothing() throws IOException {
        String stored = seal.seal(HASH);
        assertEquals(Optional.empty(), withKeys("other").open(stored));
        assertEquals(
                Optional.empty(),
                withKeys(Files.readString(TestContainer.KEYS).split(" ")[0]).open(stored));
        assertFalse(stored.contains("argon2"));
        assertEquals(Optional.empty(), seal.open(stored.substring(0, stored.length() - 4) + "AAAA"));
        assertEquals(Optional.empty(), seal.open("$sealed$"));
        assertEquals(Optional.empty(), seal.open("$sealed$x$%%"));
    }

    @Test
    void aSealIsGoodForNothingElse() {
        byte[] sealed = Base64.getDecoder()
                .decode(seal.seal(HASH).substring(seal.newest().length()));
        Secrets secrets = container.get(Secrets.class);
        assertThrows(IllegalStateException.class, () -> secrets.open(sealed));
        assertThrows(IllegalStateException.class, () -> secrets.open("password", secrets.seal(HASH)));
    }

    @Test
    void aPasswordWhoseKeyIsGoneDoesNotMatch() throws IOException {
        PasswordHasher hasher = HasherFixture.quick(secretsWithKeys("other"));
        assertFalse(hasher.matches(seal.seal(hasher.hash("x")), "x", HashPriority.AT_ONCE));
        assertFalse(hasher.matches(seal.seal(HASH), "", HashPriority.AT_ONCE));
    }

    @Test
    void bareHashesAreSealedInPlaceAndStillOpen() {
        List<TestAccount> accounts =
                IntStream.range(0, 3).mapToObj(i -> unsealed()).toList();

        assertEquals(3, sealAll(container, ACCOUNTS));

        for (TestAccount account : accounts) {
            String stored = stored(account);
            assertTrue(stored.startsWith(seal.newest()), stored);
            assertEquals(Optional.of(HASH), seal.open(stored));
        }
        assertEquals(0, sealAll(container, ACCOUNTS));
    }

    @Test
    void batchesThatWereCommittedStayWhenANodeStops() {
        List<TestAccount> accounts = IntStream.rangeClosed(0, PasswordSealTransactions.BATCH)
                .mapToObj(i -> unsealed())
                .toList();
        Batch first = transactions.sealNext(ACCOUNTS, 0).orElseThrow();
        assertEquals(PasswordSealTransactions.BATCH, first.sealed());
        assertThrows(
                IllegalStateException.class,
                () -> container.inTransaction(() -> {
                    transactions.sealNext(ACCOUNTS, 0);
                    throw new IllegalStateException("the node stops");
                }));
        TestAccount last = accounts.get(accounts.size() - 1);
        assertEquals(HASH, stored(last));

        assertEquals(1, sealAll(new TestContainer(), ACCOUNTS));

        assertEquals(Optional.of(HASH), seal.open(stored(last)));
    }

    @Test
    void twoNodesAtOnceDoNotWaitForEachOther() {
        TestAccount account = unsealed();
        TestAccount held = unsealed();
        container.inTransaction(() -> {
            held.row("select id from account where id = ?1 for update", held.id);
            assertEquals(1, sealAll(new TestContainer(), ACCOUNTS));
            return null;
        });
        assertTrue(stored(account).startsWith(seal.newest()));
        assertEquals(HASH, stored(held));
        assertEquals(1, sealAll(container, ACCOUNTS));
    }

    @Test
    void aNewFirstKeySealsAllAgainAndTheOldOneCanGo() throws IOException {
        TestAccount account = unsealed();
        sealAll(container, ACCOUNTS);
        String old = stored(account);
        TestContainer rotated = new TestContainer().with(Secrets.class, rotated());
        PasswordSeal newer = rotated.get(PasswordSeal.class);
        assertEquals(Optional.of(HASH), newer.open(old));

        assertTrue(sealAll(rotated, ACCOUNTS) >= 1);

        assertTrue(stored(account).startsWith("$sealed$newest$"));
        assertEquals(Optional.of(HASH), withKeys("newest").open(stored(account)));
        assertEquals(Optional.empty(), seal.open(stored(account)));
        assertEquals(
                0, transactions.sealNext(ACCOUNTS, account.id - 1).orElseThrow().sealed());
        TestContainer back = new TestContainer().with(Secrets.class, rotatedBack());
        sealAll(back, ACCOUNTS);
        sealAll(back, STAFF);
        assertEquals(Optional.of(HASH), seal.open(stored(account)));
    }

    @Test
    void aDatabaseThatHadPasswordsSealsThemAfterTheWait() {
        TestAccount account = unsealed();
        Object before = account.row("select first_seen_at from password_sealing");
        try {
            account.update("update password_sealing set first_seen_at = ?1", Timestamp.from(container.clock.instant()));
            PasswordSealTimer timer = container.get(PasswordSealTimer.class);
            container.clock.pass(Duration.ofDays(7).minusSeconds(1));
            timer.look();
            assertEquals(HASH, stored(account));
            assertEquals(HASH, container.get(PasswordSealing.class).seal(HASH));
            container.clock.pass(Duration.ofSeconds(1));
            timer.look();
            assertTrue(stored(account).startsWith(seal.newest()));
            assertTrue(container.get(PasswordSealing.class).seal(HASH).startsWith(seal.newest()));
        } finally {
            account.update("update password_sealing set first_seen_at = ?1", before);
        }
    }

    private int sealAll(TestContainer node, PasswordTable table) {
        PasswordSealTransactions work = node.get(PasswordSealTransactions.class);
        int sealed = 0;
        for (Optional<Batch> batch = work.sealNext(table, 0);
                batch.isPresent();
                batch = work.sealNext(table, batch.get().last())) {
            sealed += batch.get().sealed();
        }
        return sealed;
    }

    private TestAccount unsealed() {
        TestAccount account = new TestAccount(container);
        account.update("update account set password_hash = ?1 where id = ?2", HASH, account.id);
        return account;
    }

    private static String stored(TestAccount account) {
        return (String) account.row("select password_hash from account where id = ?1", account.id);
    }

    private PasswordSeal withKeys(String id) throws IOException {
        return new PasswordSeal(secretsWithKeys(id));
    }

    private Secrets secretsWithKeys(String id) throws IOException {
        return new Secrets(Files.writeString(folder.resolve(id), key(id)));
    }

    private Secrets rotated() throws IOException {
        return new Secrets(
                Files.writeString(folder.resolve("rotated"), key("newest") + Files.readString(TestContainer.KEYS)));
    }

    private Secrets rotatedBack() throws IOException {
        return new Secrets(
                Files.writeString(folder.resolve("back"), Files.readString(TestContainer.KEYS) + "\n" + key("newest")));
    }

    private static String key(String id) {
        return id + " " + Base64.getEncoder().encodeToString(new byte[32]) + "\n";
    }
}
