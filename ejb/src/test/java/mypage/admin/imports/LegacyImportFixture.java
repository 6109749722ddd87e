package mypage.admin.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import mypage.OwnerConnection;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.signin.SignInResult;
import mypage.signin.SignInService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A database to which nothing was imported before, and two or three addresses of the other system. */
abstract class LegacyImportFixture {

    static final String BCRYPT = "$2y$10$.oExuY27qcXFpdYFxL/Sv.Vs0dswziydUDzisg3kJjenKm6lVtwbe";
    static final String SSHA = "{SSHA}F8zMdtiM9eiWorX/UD24D9jCCOqBlvv/";
    static final String HEADER = "service,address,hash,main,language,created,signed_in,locked\n";

    @TempDir
    Path folder;

    final TestContainer container = new TestContainer();
    final TestAccount any = new TestAccount(container);
    final String one = TestAccount.newAddress();
    final String two = TestAccount.newAddress();
    final String three = TestAccount.newAddress();
    final List<String> told = new ArrayList<>();
    final Connection connection = OwnerConnection.open();

    LegacyImportFixture() throws SQLException {}

    /** From other tests. */
    @BeforeEach
    void nothingIsThere() {
        any.update("delete from account where id in (select account_id from account_origin)");
        any.update("delete from legacy_import");
        any.update("delete from legacy_row");
        any.update("delete from legacy_function");
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    final void run(String file, int closing) throws SQLException, IOException {
        start(file, closing, false);
    }

    final void start(String file, int closing, boolean isDryRun) throws SQLException, IOException {
        try {
            legacy().start(request(file, closing), isDryRun);
        } finally {
            connection.rollback();
        }
    }

    final LegacyImport.Request request(String file, int closing) {
        return new LegacyImport.Request(
                LegacySource.csv(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))),
                "test",
                Optional.of(folder.resolve("refused.csv")),
                closing);
    }

    final LegacyImport legacy() {
        return new LegacyImport(connection, container.get(Secrets.class), container.clock, Duration.ZERO, told::add);
    }

    final SignInResult signIn(Service service, String address) {
        return container
                .get(SignInService.class)
                .begin(
                        service,
                        address,
                        TestAccount.PASSWORD,
                        TestAccount.newBrowser(),
                        new RequestContext(
                                "2001:db8:" + Integer.toHexString(address.hashCode() & 0xffff) + "::1", "t", ""));
    }

    final Account account(Service service, String address) {
        long id = any.number("select id from account where service = ?1 and email = ?2", service.name(), address);
        return container.get(AccountService.class).get(id);
    }

    final String stored(String address) {
        return (String) any.row("select password_hash from account where email = ?1", address);
    }

    final List<Instant> times(String sql, long id) {
        Object[] row = (Object[]) any.row(sql, id);
        return Stream.of(row)
                .map(time -> ((java.sql.Timestamp) time).toInstant())
                .toList();
    }
}
