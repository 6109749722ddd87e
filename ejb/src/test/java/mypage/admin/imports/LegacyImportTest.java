package mypage.admin.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.password.ExportedHash;
import mypage.platform.Language;
import mypage.signin.OtpRequired;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("R68")
class LegacyImportTest extends LegacyImportFixture {

    LegacyImportTest() throws SQLException {}

    /** Five at a time, since a database may need six functions. */
    static Stream<List<ExportedHash>> exported() {
        List<ExportedHash> all = ExportedHash.all().toList();
        return IntStream.range(0, (all.size() + 4) / 5)
                .mapToObj(i -> all.subList(5 * i, Math.min(all.size(), 5 * i + 5)));
    }

    @ParameterizedTest
    @MethodSource("exported")
    void eachAccountKeepsItsIdAndItsPassword(List<ExportedHash> exported) throws Exception {
        Map<String, ExportedHash> accounts = new LinkedHashMap<>();
        exported.forEach(hash -> accounts.put(TestAccount.newAddress(), hash));
        StringBuilder file = new StringBuilder("サービス,メールアドレス,パスワードハッシュ\n");
        accounts.forEach((address, exportedHash) ->
                file.append("求職者," + address.toUpperCase(Locale.ROOT) + ",\"").append(exportedHash.hash() + "\"\n"));
        run(file.toString(), 0);

        for (String address : accounts.keySet()) {
            assertTrue(stored(address).matches("\\$sealed\\$[^$]+\\$[^$]+\\$.+"), stored(address));
            assertInstanceOf(OtpRequired.class, signIn(Service.SEEKER, address), accounts.get(address)::system);
            assertTrue(stored(address).matches("\\$sealed\\$[^$]+\\$[^$]+"), "renewed: " + stored(address));
            assertInstanceOf(OtpRequired.class, signIn(Service.SEEKER, address), accounts.get(address)::system);
        }
    }

    @Test
    void everythingThatIsKnownOfAnAccountIsTakenOver() throws Exception {
        run(
                HEADER
                        + "求人者," + two + "," + BCRYPT + "," + one + ",,,,\n"
                        + "EMPLOYER," + one + "," + SSHA + ",,vi,2019-04-01 09:30:00,2024/12/31,2025-01-02T03:04:05Z\n",
                0);
        Account main = account(Service.EMPLOYER, one);
        assertEquals(Language.VI, main.language());
        assertEquals(Optional.of(Instant.parse("2024-12-30T15:00:00Z")), main.lastSignInAt());
        assertEquals(
                List.of(Instant.parse("2019-04-01T00:30:00Z"), Instant.parse("2025-01-02T03:04:05Z")),
                times("select created_at, locked_at from account where id = ?1", main.id()));
        Account additional = account(Service.EMPLOYER, two);
        assertEquals(Optional.of(main.id()), additional.mainId());
        assertEquals(Language.JA, additional.language());
        assertTrue(additional.isOpen());
        assertEquals(List.of("bcrypt-10"), any.rows("select name from legacy_function"));
        assertEquals(0, any.number("select count(*) from legacy_row"));
        assertEquals(
                2,
                any.number("select count(*) from audit_event where kind like 'LEGACY_IMPORT_%' and target_id ="
                        + " (select max(id) from legacy_import)"));
    }

    @Test
    void aDryRunTellsAllAndChangesNothing() throws Exception {
        start(HEADER + "SEEKER," + one + "," + BCRYPT + "\nSEEKER," + two + ",?\n", 0, true);
        assertTrue(told.containsAll(List.of("1 行：新規", "1 行：パスワードハッシュの形式が分かりません")), told::toString);
        for (String table : List.of("legacy_row", "legacy_import", "account_origin", "legacy_function")) {
            assertEquals(0, any.number("select count(*) from " + table), table);
        }
        assertTrue(container.get(AccountService.class).find(Service.SEEKER, one).isEmpty());
    }

    @Test
    void everyRefusedLineIsReportedWithItsNumberAndReason() throws Exception {
        String taken = new TestAccount(container).email;
        run(
                HEADER
                        + ",a@example.jp," + BCRYPT + "\n"
                        + "なにか,a@example.jp," + BCRYPT + "\n"
                        + "SEEKER,," + BCRYPT + "\n"
                        + "SEEKER,=a@example," + BCRYPT + "\n"
                        + "SEEKER," + one + ",\n"
                        + "SEEKER," + one + ",{noop}x\n"
                        + "SEEKER," + one + ",$2b$31$abcdefghijklmnopqrstuu/eOahs2zxQGaoHfjoqPvWQPVWwh.HZe\n"
                        + "SEEKER," + one + "," + BCRYPT + ",,xx\n"
                        + "SEEKER," + one + "," + BCRYPT + ",,,2999-01-01\n"
                        + "SEEKER," + one + "," + BCRYPT + ",,,,昨日\n"
                        + "SEEKER," + one + "," + BCRYPT + "," + two + "\n"
                        + "EMPLOYER," + one + "," + BCRYPT + "," + two + "\n"
                        + "SEEKER," + taken + "," + BCRYPT + "\n"
                        + "SEEKER," + three + "," + BCRYPT + "\n"
                        + "SEEKER," + three + "," + BCRYPT + "\n"
                        + "SEEKER," + one + ",\"" + "x\n".repeat(300) + "\"\n",
                0);
        List<String> report = Files.readAllLines(folder.resolve("refused.csv"));
        List<String> reasons = report.stream()
                .skip(1)
                .map(line -> line.split(",")[0] + " " + line.split(",")[3])
                .toList();
        assertEquals(
                List.of(
                        "2 サービスが空です",
                        "3 サービスの名前が分かりません",
                        "4 メールアドレスが空です",
                        "5 メールアドレスの形式が正しくありません",
                        "6 パスワードハッシュが空です",
                        "7 パスワードハッシュの形式が分かりません",
                        "8 パスワードハッシュの計算の負荷が大きすぎます",
                        "9 言語が分かりません",
                        "10 日時の形式が正しくないか、未来の日時です",
                        "11 日時の形式が正しくないか、未来の日時です",
                        "12 追加アカウントは求人者だけが持てます",
                        "13 主アカウントがありません（取り込まれないものを含みます）",
                        "14 同じメールアドレスのアカウントが新しいシステムにあります",
                        "16 同じアカウントの行が前にあります",
                        "17 パスワードハッシュが壊れています"),
                reasons);
        assertFalse(String.join("", report).contains("$2y$"), "no hash is written");
        assertTrue(report.get(4).contains(",'=a@example,"), "no formula");
        assertEquals(1, any.number("select created from legacy_import"));
        assertEquals(1, any.number("select count(*) from account_origin"));
    }

    @Test
    void anAdditionalAccountWaitsForNoMainAccountThatIsRefused() throws Exception {
        run(
                HEADER
                        + "EMPLOYER," + one + ",?\n"
                        + "EMPLOYER," + two + "," + BCRYPT + "," + one + "\n"
                        + "EMPLOYER," + three + "," + BCRYPT + "," + two + "\n",
                0);
        assertEquals(0, any.number("select count(*) from account_origin"));
        assertTrue(told.contains("2 行：主アカウントがありません（取り込まれないものを含みます）"), told::toString);
    }

    @Test
    void whoeverWasOnlyInvitedGetsTheOldPassword() throws Exception {
        TestAccount invited = new TestAccount(container);
        invited.update("update account set password_hash = null where id = ?1", invited.id);
        run(HEADER + "SEEKER," + invited.email + "," + BCRYPT + "\n", 0);
        assertInstanceOf(OtpRequired.class, signIn(Service.SEEKER, invited.email));
        assertEquals(invited.id, account(Service.SEEKER, invited.email).id());
    }
}
