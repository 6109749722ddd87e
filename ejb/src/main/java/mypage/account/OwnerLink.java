package mypage.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A secret with which an owner who is not signed in may do one thing, once. Life: issued for a mail or a cookie; deleted
 * by the one request that uses it, when the account's password changes, or after its end. Holds a hash: who reads the
 * database can do nothing with it.
 */
@Entity
@Table(name = "owner_link")
@NamedQuery(name = OwnerLink.OWNER, query = """
                select a from OwnerLink l join Account a on a.id = l.accountId
                where l.tokenHash = :hash and l.purpose = :purpose and l.expiresAt > :now
                    and a.service = :service and a.lockedAt is null""")
@NamedNativeQuery(name = OwnerLink.HOLD_ACCOUNT, query = """
                select a.id from account a
                where a.id = (select l.account_id from owner_link l where l.token_hash = ?1)
                for no key update""")
@NamedQuery(name = OwnerLink.USE, query = """
                delete from OwnerLink l
                where l.tokenHash = :hash and l.purpose = :purpose and l.expiresAt > :now""")
@NamedQuery(name = OwnerLink.END_ALL, query = "delete from OwnerLink l where l.accountId = :account")
public class OwnerLink {

    static final String OWNER = "OwnerLink.owner";
    static final String HOLD_ACCOUNT = "OwnerLink.holdAccount";
    static final String USE = "OwnerLink.use";
    static final String END_ALL = "OwnerLink.endAll";

    /** What it is good for. */
    public enum Purpose {
        /** Ends everything that is open; stands in mails. */
        NOT_ME,
        /** Chooses a new password; stands in mails and in a cookie. */
        PASSWORD_RESET,
        /** Chooses the first password; stands in mails and in a cookie. */
        INVITATION
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "account_id")
    private long accountId;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected OwnerLink() {}

    OwnerLink(long accountId, Purpose purpose, byte[] tokenHash, Instant expiresAt) {
        this.accountId = accountId;
        this.purpose = purpose;
        this.tokenHash = tokenHash;
        this.expiresAt = expiresAt;
    }
}
