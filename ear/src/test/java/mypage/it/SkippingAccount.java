package mypage.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** An account whose one-time password is skipped in a browser that has this cookie. */
public record SkippingAccount(AccountFixture account, String cookie, String value) {

    public static final String PREFIX = "__Host-skip-";

    /** Creates accounts whose cookies expire in about eighty days, in the order of the list. */
    public static List<SkippingAccount> create(int count, Site site)
            throws IOException, SQLException, GeneralSecurityException {
        List<SkippingAccount> accounts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            accounts.add(create(site));
        }
        return accounts;
    }

    private static SkippingAccount create(Site site) throws IOException, SQLException, GeneralSecurityException {
        var account = AccountFixture.create(site);
        long expiry = Instant.now().plus(Duration.ofDays(80)).getEpochSecond() + account.id();
        String value = "%022d.%d".formatted(account.id(), expiry);
        Sql.update(
                "insert into trust_token (id, account_id, generation, token_hash, expires_at)"
                        + " values (nextval('id_seq'), ?, 0, ?, to_timestamp(?))",
                account.id(),
                digest(value),
                expiry);
        return new SkippingAccount(account, PREFIX + handle(account), value);
    }

    public static String handle(AccountFixture account) throws IOException, SQLException {
        return Sql.text("select trust_handle from account where id = ?", account.id());
    }

    public static byte[] digest(String value) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8));
    }
}
