package mypage.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import mypage.TestAccount;
import mypage.TestContainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R68")
class LegacyPasswordTimerTest {

    private static final String SSHA = "{SSHA}F8zMdtiM9eiWorX/UD24D9jCCOqBlvv/";
    private static final String BCRYPT = "$2y$10$.oExuY27qcXFpdYFxL/Sv.Vs0dswziydUDzisg3kJjenKm6lVtwbe";
    private static final Optional<LegacyFunction> NONE = Optional.empty();

    private final TestContainer container = new TestContainer("mypage.password.wrapping=2");
    private final LegacyPasswordTimer timer = container.get(LegacyPasswordTimer.class);
    private final LegacyFunctions functions = container.get(LegacyFunctions.class);
    private final TestAccount any = new TestAccount(container);

    /** From other tests. */
    @BeforeEach
    void nothingIsThere() {
        any.update("delete from account where password_hash like '$sealed$%$%$%'");
        any.update("delete from legacy_function");
    }

    @Test
    @Tag("T7")
    void wrapsWeakHashesAtItsPaceAndLeavesOthers() {
        List<TestAccount> weak =
                IntStream.range(0, 3).mapToObj(i -> imported(SSHA)).toList();
        TestAccount strong = imported(BCRYPT);
        String kept = stored(strong);

        timer.wrap();
        assertEquals(
                1,
                weak.stream()
                        .filter(account -> stored(account).endsWith("$weak"))
                        .count());
        timer.wrap();
        timer.wrap();

        PasswordHasher hasher = container.get(PasswordHasher.class);
        for (TestAccount account : weak) {
            assertTrue(stored(account).endsWith("$digest-sha1-ps"), stored(account));
            assertTrue(hasher.matches(stored(account), TestAccount.PASSWORD, HashPriority.AT_ONCE));
        }
        assertEquals(kept, stored(strong));
    }

    @Test
    void aPasswordThatIsChangedMeanwhileStaysChanged() {
        TestAccount account = imported(SSHA);
        String read = stored(account);
        account.update("update account set password_hash = 'newer' where id = ?1", account.id);
        StoredPasswordRepository rows = container.get(StoredPasswordRepository.class);
        boolean replaced = container.inTransaction(() -> rows.replace(() -> "account", account.id, read, "wrapped"));
        assertFalse(replaced);
        assertEquals("newer", stored(account));
    }

    @Test
    void onlyOneNodeWrapsAtATime() {
        TestAccount account = imported(SSHA);
        StoredPasswordRepository rows = container.get(StoredPasswordRepository.class);
        container.inTransaction(() -> {
            assertTrue(rows.holdWrapping());
            new TestContainer().get(LegacyPasswordTimer.class).wrap();
            return null;
        });
        assertTrue(stored(account).endsWith("$weak"));
    }

    @Test
    void aNewFirstKeySealsWeakHashesAsWeak() {
        TestAccount account = imported(SSHA);
        String other = stored(account).replaceFirst("^\\$sealed\\$", "");
        assertTrue(other.endsWith("$digest-sha1-ps$weak"));
        PasswordSeal seal = container.get(PasswordSeal.class);
        assertTrue(seal.seal(seal.open(stored(account)).orElseThrow()).endsWith("$digest-sha1-ps$weak"));
    }

    @Test
    @Tag("C8")
    void aNodeKnowsTheFunctionsUntilTheLastPasswordIsRenewed() {
        TestAccount account = imported(BCRYPT);
        any.update("insert into legacy_function values ('bcrypt-10'), ('scrypt-65536-8-1-32'), ('not ours')");
        timer.look();
        assertEquals(List.of("bcrypt-10", "scrypt-65536-8-1-32"), inUse(), "told before anything is forgotten");
        timer.look();
        assertEquals(List.of("bcrypt-10"), inUse(), "no password needs the others");
        account.update("update account set password_hash = 'ours' where id = ?1", account.id);
        container.clock.pass(Duration.ofMinutes(59));
        timer.look();
        assertEquals(List.of("bcrypt-10"), inUse());
        container.clock.pass(Duration.ofMinutes(1));
        timer.look();
        timer.look();
        assertEquals(List.of(), inUse());
    }

    private List<String> inUse() {
        return functions.others(NONE).map(LegacyFunction::name).toList();
    }

    private TestAccount imported(String hash) {
        TestAccount account = new TestAccount(container);
        String stored = container.get(PasswordSeal.class).seal(new ExportedHash("", hash).text());
        account.update("update account set password_hash = ?1 where id = ?2", stored, account.id);
        return account;
    }

    private static String stored(TestAccount account) {
        return (String) account.row("select password_hash from account where id = ?1", account.id);
    }
}
