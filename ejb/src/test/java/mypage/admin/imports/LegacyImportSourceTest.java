package mypage.admin.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import mypage.OwnerConnection;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.platform.Secrets;
import mypage.signin.OtpRequired;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("R68")
class LegacyImportSourceTest extends LegacyImportFixture {

    LegacyImportSourceTest() throws SQLException {}

    @Test
    void aFileThatCannotBeReadToItsEndLeavesNothing() throws IOException {
        String good = HEADER + "SEEKER," + one + "," + BCRYPT + "\n";
        byte[] japanese = "求職者".getBytes(Charset.forName("windows-31j"));
        byte[] start = good.getBytes(StandardCharsets.UTF_8);
        byte[] mixed = Arrays.copyOf(start, start.length + japanese.length);
        System.arraycopy(japanese, 0, mixed, start.length, japanese.length);
        for (byte[] bad : List.of(
                mixed,
                new byte[0],
                (good + "SEEKER,\"" + "x".repeat(20_000)).getBytes(StandardCharsets.UTF_8),
                "service,address\n".getBytes(StandardCharsets.UTF_8),
                "service,address,hash,サービス\n".getBytes(StandardCharsets.UTF_8))) {
            var source = LegacySource.csv(new ByteArrayInputStream(bad));
            assertThrows(IllegalArgumentException.class, () -> {
                try {
                    legacy().start(new LegacyImport.Request(source, "bad", Optional.empty(), 0), false);
                } finally {
                    connection.rollback();
                }
            });
            assertEquals(0, any.number("select count(*) from legacy_import"));
            assertEquals(0, any.number("select count(*) from account_origin"));
        }
    }

    @Test
    void anImportThatStoppedGoesOnWhereItWas() throws Exception {
        StringBuilder file = new StringBuilder(HEADER);
        int lines = LegacyAccountRepository.BATCH + 10;
        for (int i = 0; i < lines; i++) {
            file.append("SEEKER,p" + i + "-" + one + "," + SSHA + "\n");
        }
        assertThrows(
                IllegalStateException.class,
                () -> new LegacyImport(
                                connection,
                                container.get(Secrets.class),
                                container.clock,
                                Duration.ZERO,
                                this::stopAtFirstBatch)
                        .start(request(file.toString(), 0), false));
        connection.rollback();
        assertEquals(LegacyAccountRepository.BATCH, any.number("select count(*) from account_origin"));
        assertEquals(
                "an import is not finished: resume or discard it",
                assertThrows(IllegalArgumentException.class, () -> run(HEADER, 0))
                        .getMessage());

        legacy().resume();

        assertEquals(lines, any.number("select count(*) from account_origin"));
        assertEquals(lines, any.number("select created from legacy_import"));
        assertThrows(IllegalArgumentException.class, () -> legacy().resume());
    }

    @Test
    void anAddressThatIsTakenAfterTheCheckStaysWithWhoeverTookIt() throws Exception {
        var taker = new TestAccount(container);
        String file = HEADER + "EMPLOYER," + one + "," + BCRYPT + "\nEMPLOYER," + two + "," + BCRYPT + "," + one + "\n";
        new LegacyImport(connection, container.get(Secrets.class), container.clock, Duration.ZERO, text -> {
                    told.add(text);
                    if (text.startsWith("すべての")) {
                        any.update("update account set service = 'EMPLOYER', email = ?1 where id = ?2", one, taker.id);
                    }
                })
                .start(request(file, 0), false);
        assertEquals(0, any.number("select count(*) from account_origin where account_id = ?1", taker.id));
        assertEquals(1, any.number("select count(*) from account_origin"), "its additional account");
        assertTrue(told.stream().anyMatch(text -> text.startsWith("1 行：確認のあとに")), told::toString);
    }

    @Test
    void tooManyFunctionsAreRefusedAsAWhole() {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i <= LegacyRowRepository.MOST_FUNCTIONS; i++) {
            file.append("SEEKER,p" + i + "-" + one + ",pbkdf2_sha256$" + (1000 + i) + "$salt$CNmbh0XuLQFfaLjPTk4i"
                    + "+7v83TXXbkAnpkpokw55gDg=\n");
        }
        assertThrows(IllegalArgumentException.class, () -> run(file.toString(), 0));
        assertEquals(0, any.number("select count(*) from account_origin"));
    }

    @Test
    void anotherDatabaseIsReadAsAFileIs() throws Exception {
        any.update("create table if not exists old_user (id text, pw text, born timestamptz, off boolean)");
        any.update("delete from old_user");
        any.update("insert into old_user values (?1, ?2, '2020-05-05 12:00:00+09', false)", one, BCRYPT);
        String url = connection.getMetaData().getURL();
        assertTrue(url.startsWith("jdbc:postgresql:"), url);
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            statement.execute("grant select on old_user to public");
        }
        connection.commit();
        LegacySource source = OwnerConnection.query(
                "select 'SEEKER' as service, id as address, pw as hash, born as created, off as locked from old_user",
                LegacySource::query);
        source.forEach((number, typed) -> rows.add(typed.apply(LegacyColumn.CREATED)));
        assertEquals(1, rows.size());
        legacy().start(new LegacyImport.Request(source, url, Optional.empty(), 0), false);
        assertInstanceOf(OtpRequired.class, signIn(Service.SEEKER, one));
        any.update("drop table old_user");
    }

    private void stopAtFirstBatch(String text) {
        if (text.startsWith("段階")) {
            throw new IllegalStateException("killed");
        }
    }
}
