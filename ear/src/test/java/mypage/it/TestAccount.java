package mypage.it;

import de.mkammerer.argon2.Argon2Factory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** An account of its own for each test, so that tests don't meet. */
record TestAccount(Site site, String email, String password, long id) {

    private static final String PASSWORD = "ひみつの合言葉 correct horse";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String HASH = Argon2Factory.create(Argon2Factory.Argon2Types.ARGON2id)
            .hash(2, 19 * 1024, 1, PASSWORD.toCharArray());

    static TestAccount create(Site site) throws Exception {
        return create(site, "person" + NUMBER.incrementAndGet() + "@example.jp");
    }

    static TestAccount create(Site site, String email) throws Exception {
        try (Connection connection = TestBed.database().connect()) {
            return create(connection, site, email);
        }
    }

    static TestAccount create(Connection connection, Site site, String email) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into account (id, service, email, password_hash, created_at)
                values (nextval('id_seq'), ?, ?, ?, now()) returning id""")) {
            insert.setString(1, site.service.name());
            insert.setString(2, email);
            insert.setString(3, HASH);
            try (var row = insert.executeQuery()) {
                row.next();
                return new TestAccount(site, email, PASSWORD, row.getLong(1));
            }
        }
    }
}
