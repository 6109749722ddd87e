package mypage.admin.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.admin.imports.AccountImport.State;
import mypage.admin.imports.ImportUploadResult.Refused;
import mypage.admin.imports.ImportUploadResult.Taken;
import mypage.platform.CsvFile.Problem;
import mypage.registration.RegistrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an uploaded file is checked before it is confirmed. */
class ImportUploadResultTest extends ImportFixture {

    private final String address = TestAccount.newAddress();

    @Test
    void aValidFileWaitsForConfirmation() {
        long id = taken("求職者," + address + "\r\nEMPLOYER," + address + "\r\n求人･求職情報提供," + address + "\r\n");

        assertEquals(State.CHECKED, state(id));
        assertEquals(3, found(id).good());
        assertEquals(0, found(id).bad());
        assertEquals(
                Map.of(Service.SEEKER, 1, Service.EMPLOYER, 1, Service.JOB_INFORMATION, 1),
                imports.goodByService(found(id)));
        assertEquals(List.of("IMPORT_UPLOADED " + staffId), audited(id));
        assertEquals(0, look());
        assertEquals(List.of(), other.mailsTo(address));
    }

    /** Only the owner of a table can renew its statistics. Without them a large file takes minutes to check. */
    @Test
    void theRowsAreCheckedWithStatisticsOfThem() {
        long unknown = container.inTransaction(() -> {
            taken(newAddresses(200));
            return ((Number) container
                            .entities()
                            .createNativeQuery("select (select count(*) from import_row) - cast(reltuples as bigint)"
                                    + " from pg_class where relname = 'import_row'")
                            .getSingleResult())
                    .longValue();
        });
        assertEquals(0, unknown);
    }

    @Test
    void eachBadLineHasItsNumberAndReason() {
        long id = taken(String.join(
                "\r\n",
                "求職者," + address,
                "," + address,
                "求人," + address,
                "求職者,",
                "求職者",
                "求職者,no address",
                "求職者," + "a".repeat(250) + "@example.jp",
                "",
                "\"求職者\",\"" + address.toUpperCase() + "\"",
                "求職者,\"two\nlines@example.jp\"",
                "求職者," + other.email,
                "求人者," + other.email));

        assertEquals(
                List.of(
                        "3 NO_SERVICE",
                        "4 UNKNOWN_SERVICE",
                        "5 NO_EMAIL",
                        "6 NO_EMAIL",
                        "7 MALFORMED",
                        "8 TOO_LONG",
                        "10 DUPLICATE",
                        "11 MALFORMED",
                        "13 TAKEN"),
                bad(id));
        assertEquals(2, found(id).good());
        assertEquals(Map.of(Service.SEEKER, 1, Service.EMPLOYER, 1), imports.goodByService(found(id)));
        assertEquals(9, found(id).bad());
        var lines = imports.notInvited(id, 5).rows();
        assertEquals("no address", lines.get(1).email());
        assertEquals(2, lines.get(3).firstLine());
        assertEquals("two lines@example.jp", lines.get(4).email());
    }

    @Test
    void addressesAreComparedAsAccountsStoreThem() {
        String wide = address.replace('@', '＠').replace("example", "ＥＸＡＭＰＬＥ");
        String pasted = "<" + address.replace('.', '。') + ">\u200b";

        assertEquals(
                List.of("3 DUPLICATE", "4 DUPLICATE"),
                bad(taken("求職者," + address + "\n求職者," + wide + "\n求職者," + pasted + "\n")));
    }

    @Test
    void anUnregisteredAccountIsInvitedAgain() {
        container.get(RegistrationService.class).invite(Service.SEEKER, address, context);

        var found = found(taken("求職者," + address + "\r\n求人者," + address));

        assertEquals(2, found.good());
        assertEquals(1, found.again());
    }

    @Test
    void aLockedAccountIsNotInvited() {
        other.update("update account set locked_at = now(), password_hash = null where id = ?1", other.id);

        assertEquals(List.of("2 TAKEN"), bad(taken(List.of(other.email))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-31j"})
    void readsBothEncodingsThatExcelWrites(String charset) {
        var file = (HEADER + "求人者," + address + "\r\n①㈱～,x").getBytes(Charset.forName(charset));

        long id = assertInstanceOf(Taken.class, upload(file)).id();

        assertEquals(charset, found(id).charset());
        assertEquals(1, found(id).good());
        assertEquals("①㈱～", imports.notInvited(id, 0).rows().get(0).service());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeffサービス,メールアドレス\n求職者,%s\n",
                "\ufeff\"メールアドレス\",\"氏名\",\"サービス\"\r\n\"%s\",\"山田, \"\"太郎\"\"\n\",\"求職者\"",
                "行,理由,ｻｰﾋﾞｽ ,メールアドレス\r\n2,x,SEEKER, %s \r\n",
                "サービス,メールアドレス\r\n求職者,'%s"
            })
    void columnsAreFoundByTheirNamesAndQuotesTaken(String file) {
        String typed = file.contains("'%s") ? "=" + address : address;

        long id = assertInstanceOf(Taken.class, upload(file.formatted(typed).getBytes(UTF_8)))
                .id();

        assertEquals(List.of(), bad(id));
        imports.confirm(id, context);
        assertEquals(1, look());
        assertEquals(1, other.mailsTo(typed).size());
    }

    @Test
    void anUnreadableFileIsRefusedAndNotStored() {
        assertRefused(Problem.EMPTY, new byte[0]);
        assertRefused(Problem.EMPTY, HEADER.getBytes(UTF_8));
        assertRefused(Problem.EMPTY, "\r\n\r\n".getBytes(UTF_8));
        assertRefused(Problem.TOO_LARGE, new byte[10 * 1024 * 1024 + 1]);
        assertRefused(Problem.NO_TEXT, new byte[] {'P', 'K', (byte) 0xff, (byte) 0xfd, 0});
        assertRefused(Problem.NO_HEADER, "求職者,x@example.jp".getBytes(UTF_8));
        assertRefused(Problem.NO_HEADER, "サービス;メールアドレス\r\n求職者;x@example.jp".getBytes(UTF_8));
        assertRefused(Problem.NO_CSV, (HEADER + "求職者,\"" + "a\r\n".repeat(10_000)).getBytes(UTF_8));
    }

    @Test
    void utf16IsRefused() {
        var answer = assertInstanceOf(Refused.class, upload(HEADER.getBytes(UTF_16)));
        assertTrue(List.of(Problem.NO_TEXT, Problem.NO_HEADER).contains(answer.why()), answer.toString());
    }

    private void assertRefused(Problem why, byte[] file) {
        long before = other.number("select count(*) from account_import");
        assertEquals(why, assertInstanceOf(Refused.class, upload(file)).why());
        assertEquals(before, other.number("select count(*) from account_import"));
    }

    @Test
    void theNumberOfLinesIsLimited() {
        String most = IntStream.rangeClosed(1, ImportService.MOST_LINES)
                .mapToObj(i -> "求職者," + i + address + "\r\n")
                .collect(Collectors.joining("", HEADER, ""));
        assertRefused(Problem.TOO_MANY_LINES, (most + "求職者," + address).getBytes(UTF_8));

        long id = assertInstanceOf(Taken.class, upload(most.getBytes(UTF_8))).id();

        assertEquals(ImportService.MOST_LINES, found(id).good());
        other.update("delete from import_row where import_id = ?1", id);
    }

    @Test
    void longListsAreReadInPages() {
        long id = taken(
                newAddresses(101).stream().map(email -> "x," + email + "\n").collect(Collectors.joining()));

        var first = imports.notInvited(id, 0);
        var second = imports.notInvited(id, Integer.parseInt(first.next().orElseThrow()));

        assertEquals(100, first.rows().size());
        assertEquals(102, second.rows().get(0).line());
        assertTrue(second.next().isEmpty());
        assertEquals(
                id, imports.list(java.util.Optional.empty()).rows().get(0).of().id());
    }
}
