package mypage.device;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A browser from which an account was signed in to, or whose user typed the code that was mailed to the account. All
 * it gains is attempts of its own, which unknown devices cannot use up (standards row T6). Forgotten when it was not
 * used for {@code mypage.browser.validity}.
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
@NamedQuery(
        name = KnownDevice.FORGET_OTHERS,
        query = "delete from KnownDevice b where b.accountId = :account and b.hash <> :hash")
public class KnownDevice {

    static final String COUNT = "KnownDevice.count";
    static final String MEET_AGAIN = "KnownDevice.meetAgain";
    static final String FORGET_ALL = "KnownDevice.forgetAll";
    static final String FORGET_OTHERS = "KnownDevice.forgetOthers";

    /** Hash of the browser's id together with the account, so that rows do not reveal who shares a browser. */
    @Id
    private byte[] hash;

    @Column(name = "account_id")
    private long accountId;

    /** Null if only the mailed code was typed so far. */
    @Column(name = "signed_in_at")
    private Instant signedInAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected KnownDevice() {}
}
