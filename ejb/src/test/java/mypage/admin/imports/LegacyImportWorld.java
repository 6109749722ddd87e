package mypage.admin.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import mypage.OwnerConnection;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.admin.imports.LegacyImportModel.Line;
import mypage.platform.Secrets;
import mypage.signin.OtpRequired;
import mypage.signin.SignInService;

/** Three addresses that the other system may have, and accounts here, beside the {@link LegacyImportModel}. */
final class LegacyImportWorld {

    private static final List<String> HASHES = List.of(LegacyImportFixture.BCRYPT, LegacyImportFixture.SSHA);

    final LegacyImportModel model = new LegacyImportModel();
    final List<String> addresses =
            Stream.generate(TestAccount::newAddress).limit(3).sorted().toList();
    private final TestContainer container = new TestContainer();
    private final TestAccount any = new TestAccount(container);
    private final String password = container.get(AccountService.class).hash(TestAccount.PASSWORD);

    /** The node or the command dies. */
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    LegacyImportWorld() {
        any.update("delete from account where id in (select account_id from account_origin)");
        Stream.of("legacy_import", "legacy_row", "legacy_function")
                .forEach(table -> any.update("delete from " + table));
    }

    private interface Command {
        void run(LegacyImport legacy) throws SQLException, IOException;
    }

    private enum End {
        REFUSED,
        DIED,
        DONE
    }

    /** Runs a command, which dies before or after one of its commits if it comes so far. */
    private End run(int dies, Command command) throws SQLException, IOException {
        try (Connection connection = OwnerConnection.open()) {
            try {
                command.run(new LegacyImport(
                        dying(connection, dies),
                        container.get(Secrets.class),
                        container.clock,
                        Duration.ZERO,
                        message -> {}));
                return End.DONE;
            } catch (IllegalArgumentException e) {
                return End.REFUSED;
            } catch (Crash e) {
                return End.DIED;
            } finally {
                connection.rollback();
                // Otherwise the next command may come before the server has noticed that this one is gone.
                connection.createStatement().execute("select pg_advisory_unlock_all()");
            }
        }
    }

    private static Connection dying(Connection connection, int dies) {
        int[] left = {dies};
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean commits = method.getName().equals("commit");
                    if (commits) {
                        step(left);
                    }
                    Object result;
                    try {
                        result = method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (commits) {
                        step(left);
                    }
                    return result;
                });
    }

    private static void step(int[] left) {
        if (left[0]-- == 0) {
            throw new Crash();
        }
    }

    void start(int closing, boolean isDryRun, int dies) throws SQLException, IOException {
        long before = imports();
        End end = run(dies, legacy -> legacy.start(request(closing), isDryRun));
        boolean begun = imports() > before;
        if (end != End.DIED || begun) {
            assertEquals(model.start(closing, isDryRun), end != End.REFUSED, "started");
            assertEquals(end != End.REFUSED && !isDryRun, begun, "stays");
        }
        follow();
    }

    private long imports() {
        return any.number("select count(*) from legacy_import");
    }

    void resume(int dies) throws SQLException, IOException {
        assertEquals(model.isResumable(), run(dies, LegacyImport::resume) != End.REFUSED, "resumed");
        follow();
    }

    void discard() throws SQLException, IOException {
        assertEquals(model.isUnfinished(), run(Integer.MAX_VALUE, LegacyImport::discard) == End.DONE, "discarded");
        model.finish();
        follow();
    }

    private boolean isUnfinished() {
        return any.number("select count(*) from legacy_import where finished_at is null") > 0;
    }

    /** The model does as much as was done. */
    private void follow() {
        if (model.isUnfinished()) {
            Object[] row = (Object[]) any.row("select stage, position from legacy_import order by id desc limit 1");
            int stage = ((Number) row[0]).intValue();
            boolean isBegun = ((Number) row[1]).longValue() > 0;
            if (stage > 0 || isBegun) {
                model.takeOver();
            }
            if (stage > 2 || stage == 2 && isBegun) {
                model.close();
            }
            if (!isUnfinished()) {
                model.finish();
            }
        }
        agree();
    }

    private LegacyImport.Request request(int closing) {
        StringBuilder file = new StringBuilder("service,address,hash,locked\n");
        model.source.forEach((address, line) -> file.append("SEEKER,")
                .append(address)
                .append(',')
                .append(HASHES.get(line.hash()))
                .append(',')
                .append(line.locked() ? "1" : "")
                .append('\n'));
        return new LegacyImport.Request(
                LegacySource.csv(new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8))),
                "model",
                Optional.empty(),
                closing);
    }

    void signIn(String address) {
        boolean may = container
                        .get(SignInService.class)
                        .begin(Service.SEEKER, address, TestAccount.PASSWORD, TestAccount.newBrowser(), any.context)
                instanceof OtpRequired;
        assertEquals(model.signIn(address), may, "signs in");
        agree();
    }

    void register(String address) {
        any.update("""
                insert into account (id, service, email, password_hash, created_at)
                select nextval('id_seq'), 'SEEKER', ?1, ?2, now()
                where not exists (select from account where email = ?1 and closed_at is null)""", address, password);
        model.register(address);
    }

    /** Our accounts are as the model says; an imported password has a function of the other system, ours has none. */
    private void agree() {
        Map<String, String> expected = new TreeMap<>();
        model.ours.forEach(
                (address, account) -> expected.put(address, account.toString().replaceAll("\\d", "")));
        Map<String, String> found = new TreeMap<>();
        for (String address : addresses) {
            any.rows("""
                    select o.account_id is not null, a.password_hash like '$sealed$%$%$%', a.locked_at is not null
                    from account a left join account_origin o on o.account_id = a.id
                    where a.email = ?1 and a.closed_at is null""", address).forEach(row -> {
                Object[] is = (Object[]) row;
                found.put(
                        address,
                        ((boolean) is[0] ? "imported" : "ours")
                                + ((boolean) is[1] ? " hash " : " own password")
                                + ((boolean) is[2] ? " locked" : ""));
            });
        }
        assertEquals(expected, found);
    }

    void put(String address, Line line) {
        model.source.put(address, line);
    }
}
