package mypage.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A browser that an account has been signed in to from, or whose user typed the number that was mailed to the account. It
 * is trusted with nothing but tries of its own, which strangers can't use up (standards row T6). Forgotten when it was
 * not used for {@code mypage.browser.validity}.
 */
@Entity
@Table(name = "known_browser")
@NamedQuery(
        name = KnownDevice.COUNT,
        query = "select count(b) from KnownDevice b where b.hash = :hash and b.expiresAt > :now")
@NamedQuery(name = KnownDevice.MEET_AGAIN, query = """
                update KnownDevice b set b.signedInAt = :now, b.expiresAt = :expiresAt
                where b.hash = :hash and b.signedInAt is not null and b.expiresAt > :now""")
@NamedQuery(name = KnownDevice.FORGET_ALL, query = "delete from KnownDevice b where b.accountId = :account")
public class KnownDevice {

    static final String COUNT = "KnownBrowser.count";
    static final String MEET_AGAIN = "KnownBrowser.meetAgain";
    static final String FORGET_ALL = "KnownBrowser.forgetAll";

    /** Of the browser's id together with the account, so that rows don't tell who shares a browser. */
    @Id
    private byte[] hash;

    @Column(name = "account_id")
    private long accountId;

    /** Null as long as only the mailed number was typed. */
    @Column(name = "signed_in_at")
    private Instant signedInAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected KnownDevice() {}
}
