package mypage.it;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import mypage.demo.EmbeddedDatabase;
import mypage.password.PasswordHasher;

/** An account that only one test uses, so that tests don't affect each other. */
public record AccountFixture(Site site, String email, String password, long id) {

    private static final String PASSWORD = "ひみつの合言葉 correct horse";
    private static final String INSERT = """
            insert into account (id, service, email, password_hash, created_at)
            values (nextval('id_seq'), ?, ?, ?, now()) returning id""";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String HASH = new PasswordHasher(1).hash(PASSWORD);

    public static AccountFixture create(Site site) throws IOException, SQLException {
        return create(TestBed.database(), site);
    }

    /** Creates an additional account of this one, as if it had been invited and had registered. */
    public AccountFixture additional() throws IOException, SQLException {
        var additional = create(site);
        Sql.update("update account set main_id = ? where id = ?", id, additional.id);
        return additional;
    }

    /** Registers an invited account, as if its owner had opened the link and chosen the password of all fixtures. */
    public static AccountFixture register(Site site, String email) throws IOException, SQLException {
        Sql.update("update account set password_hash = ? where email = ? and password_hash is null", HASH, email);
        return new AccountFixture(
                site,
                email,
                PASSWORD,
                Sql.number("select id from account where email = ? and closed_at is null", email));
    }

    /** Makes the account's sign-ins and reauthentications too old to count, as if ten minutes had passed. */
    public void outlastAuthentication() throws IOException, SQLException {
        Sql.update("update user_session set confirmed_at = now() - interval '10 minutes' where account_id = ?", id);
    }

    /** Returns an address that no account has. */
    public static String newEmail() {
        return "person" + NUMBER.incrementAndGet() + "@example.jp";
    }

    public static AccountFixture create(EmbeddedDatabase database, Site site) throws IOException, SQLException {
        return create(database, site, newEmail());
    }

    public static AccountFixture create(EmbeddedDatabase database, Site site, String email)
            throws IOException, SQLException {
        long id = Sql.number(database, INSERT, site.service.name(), email, HASH);
        return new AccountFixture(site, email, PASSWORD, id);
    }

    /** Creates one in a database that is none of the tests. */
    public static AccountFixture create(Connection database, Site site, String email) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(INSERT)) {
            insert.setString(1, site.service.name());
            insert.setString(2, email);
            insert.setString(3, HASH);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return new AccountFixture(site, email, PASSWORD, row.getLong(1));
            }
        }
    }
}
