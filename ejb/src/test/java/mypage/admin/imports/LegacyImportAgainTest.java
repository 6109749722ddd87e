package mypage.admin.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.signin.OtpRequired;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R68")
class LegacyImportAgainTest extends LegacyImportFixture {

    LegacyImportAgainTest() throws SQLException {}

    @Test
    void aSecondRunFindsNothingToDo() throws Exception {
        String file = HEADER + "SEEKER," + one + "," + BCRYPT + ",,en,2020-01-01,,yes\n";
        run(file, 0);
        Object stored = stored(one);
        container.clock.pass(Duration.ofDays(1));
        run(file, 0);
        assertTrue(told.contains("1 行：変更なし"), told::toString);
        assertEquals(stored, stored(one));
    }

    @Test
    void theSecondRunBringsWhatIsNewChangedAndClosed() throws Exception {
        run(HEADER + "SEEKER," + one + "," + BCRYPT + "\nSEEKER," + two + "," + BCRYPT + "\n", 0);
        Object before = stored(one);
        run(HEADER + "SEEKER," + one + "," + SSHA + ",,,,,1\nSEEKER," + three + "," + BCRYPT + "\n", 1);
        assertEquals(
                List.of(1L, 1L, 1L),
                List.of(
                        any.number("select created from legacy_import order by id desc limit 1"),
                        any.number("select changed from legacy_import order by id desc limit 1"),
                        any.number("select closed from legacy_import order by id desc limit 1")));
        assertFalse(before.equals(stored(one)));
        AccountService accounts = container.get(AccountService.class);
        assertTrue(accounts.find(Service.SEEKER, one).isEmpty(), "locked");
        assertTrue(accounts.find(Service.SEEKER, two).isEmpty(), "closed");
        assertInstanceOf(OtpRequired.class, signIn(Service.SEEKER, three));
        assertEquals(
                1,
                any.number(
                        "select count(*) from audit_event e join account a on a.id = e.account_id"
                                + " where e.kind = 'LEGACY_ACCOUNT_CLOSED' and a.email = ?1"
                                + " and a.closed_at is not null",
                        two));

        run(HEADER + "SEEKER," + one + "," + SSHA + "\nSEEKER," + three + "," + BCRYPT + "\n", 0);
        assertInstanceOf(OtpRequired.class, signIn(Service.SEEKER, one), "unlocked there, so here");
    }

    @Test
    void whoeverSignedInHereKeepsThePasswordOfHere() throws Exception {
        run(HEADER + "SEEKER," + one + "," + BCRYPT + "\n", 0);
        signIn(Service.SEEKER, one);
        Object own = stored(one);
        run(HEADER + "SEEKER," + one + "," + SSHA + "\n", 0);
        assertEquals(own, stored(one));
        assertTrue(told.contains("1 行：新しいシステムのパスワードが新しいので、そのままにします"), told::toString);
        run(HEADER + "SEEKER," + two + "," + SSHA + "\n", 9);
        assertInstanceOf(OtpRequired.class, signIn(Service.SEEKER, one), "nor is it closed");
    }

    @Test
    void aLockThatStaffSetStays() throws Exception {
        run(HEADER + "SEEKER," + one + "," + BCRYPT + "\n", 0);
        any.update("update account set locked_at = now() where email = ?1", one);
        run(HEADER + "SEEKER," + one + "," + SSHA + "\n", 0);
        assertTrue(container.get(AccountService.class).find(Service.SEEKER, one).isEmpty());
    }

    @Test
    void nothingIsClosedBeyondWhatWasPermitted() throws Exception {
        run(HEADER + "SEEKER," + one + "," + BCRYPT + "\nSEEKER," + two + "," + BCRYPT + "\n", 0);
        String newer = HEADER + "SEEKER," + three + "," + BCRYPT + "\n";
        assertEquals(
                "2 accounts are missing, more than close=1",
                assertThrows(IllegalArgumentException.class, () -> run(newer, 1))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> run(newer + ",,x\n", 2));
        run(newer, 0);
        assertTrue(told.contains("2 件：前回は取り込まれたが、今回のデータにないアカウント（close=N で削除）"), told::toString);
        assertEquals(0, any.number("select count(*) from account where closed_at is not null and email = ?1", one));
    }

    @Test
    void aMainAccountIsSparedWhoseAdditionalAccountIsStillThere() throws Exception {
        run(HEADER + main(one) + additional(two), 0);
        told.clear();
        run(HEADER + additional(two), 9);
        assertIsSpared(one);
        assertInstanceOf(OtpRequired.class, signIn(Service.EMPLOYER, two));
    }

    @Test
    void aMainAccountIsSparedWhoseAdditionalAccountIsUsedHere() throws Exception {
        run(HEADER + main(one) + additional(two), 0);
        signIn(Service.EMPLOYER, two);
        told.clear();
        run(HEADER + main(three), 9);
        assertIsSpared(one);
        assertInstanceOf(OtpRequired.class, signIn(Service.EMPLOYER, two));
    }

    @Test
    void aMainAccountIsSparedToWhichALineAddsAnAdditionalAccount() throws Exception {
        run(HEADER + main(one), 0);
        told.clear();
        run(HEADER + additional(two), 9);
        assertIsSpared(one);
        assertEquals(
                account(Service.EMPLOYER, one).id(),
                account(Service.EMPLOYER, two).mainId().orElseThrow());
    }

    @Test
    void aMainAccountIsClosedWithItsAdditionalAccounts() throws Exception {
        run(HEADER + main(one) + additional(two), 0);
        run(HEADER + main(three), 2);
        assertFalse(account(Service.EMPLOYER, one).isOpen());
        assertFalse(account(Service.EMPLOYER, two).isOpen());
        assertEquals(2, any.number("select closed from legacy_import order by id desc limit 1"));
    }

    private static String main(String address) {
        return "EMPLOYER," + address + "," + BCRYPT + "\n";
    }

    private String additional(String address) {
        return "EMPLOYER," + address + "," + BCRYPT + "," + one + "\n";
    }

    /** By the second run. */
    private void assertIsSpared(String address) throws IOException {
        assertTrue(account(Service.EMPLOYER, address).isOpen());
        String why = ImportVocabulary.text("outcome.SPARED");
        assertTrue(told.contains("1 件：" + why), told::toString);
        assertTrue(told.contains("0 件：" + ImportVocabulary.text("outcome.MISSING")), told::toString);
        List<String> report = Files.readAllLines(folder.resolve("refused.csv"));
        assertTrue(report.contains(",EMPLOYER," + address + "," + why + ","), report::toString);
    }
}
