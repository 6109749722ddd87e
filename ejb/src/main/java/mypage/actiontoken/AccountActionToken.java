package mypage.actiontoken;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.EmailAddress;

/**
 * A secret with which an owner who is not signed in may do one thing, once. Life: issued for a mail or a cookie;
 * deleted by the one request that uses it, by a change of the password, or after it expired. Holds a hash, so whoever
 * reads the database can do nothing with it. An objection is one that was mailed to a former address and gives that
 * address back. It outlives everything that is done with the account and is deleted only when it, or the objection of
 * an even earlier address, is used.
 */
@Entity
@Table(name = "owner_link")
@NamedQuery(name = AccountActionToken.OWNER, query = """
                select a from AccountActionToken l join Account a on a.id = l.accountId
                where l.tokenHash = :hash and l.purpose = :purpose and l.expiresAt > :now
                    and a.service = :service
                    and (a.lockedAt is null or a.closedAt is not null and l.formerEmail is not null)""")
@NamedQuery(name = AccountActionToken.OWNER_OF_CLOSED, query = """
                select a from AccountActionToken l join Account a on a.id = l.accountId
                where l.tokenHash = :hash and l.purpose = mypage.actiontoken.AccountActionToken.Purpose.REOPEN
                    and l.expiresAt > :now and a.service = :service and a.closedAt is not null
                    and (a.mainId is null
                        or exists (select m from Account m where m.id = a.mainId and m.closedAt is null))
                    and not exists (
                        select b from Account b
                        where b.service = a.service and lower(b.email) = lower(a.email) and b.closedAt is null
                             and (b.passwordHash is not null or b.mainId is null))""")
@NamedQuery(name = AccountActionToken.EARLIER_OBJECTIONS, query = """
                select count(l) from AccountActionToken l
                where l.accountId = :account and l.formerEpoch < :epoch and l.expiresAt > :now""")
@NamedQuery(name = AccountActionToken.USE, query = """
                delete from AccountActionToken l
                where l.tokenHash = :hash and l.purpose = :purpose and l.expiresAt > :now""")
@NamedQuery(name = AccountActionToken.BY_TOKEN, query = """
                select l from AccountActionToken l
                where l.tokenHash = :hash and l.purpose = :purpose and l.expiresAt > :now""")
@NamedQuery(name = AccountActionToken.END, query = """
                select max(l.expiresAt) from AccountActionToken l
                where l.accountId = :account and l.purpose = :purpose and l.expiresAt > :now""")
@NamedQuery(
        name = AccountActionToken.END_ALL,
        query = "delete from AccountActionToken l where l.accountId = :account and l.formerEmail is null")
@NamedQuery(
        name = AccountActionToken.END_OBJECTIONS,
        query = "delete from AccountActionToken l where l.accountId = :account and l.formerEpoch >= :epoch")
public class AccountActionToken {

    static final String OWNER = "AccountActionToken.owner";
    static final String OWNER_OF_CLOSED = "AccountActionToken.ownerOfClosed";
    static final String USE = "AccountActionToken.use";
    static final String BY_TOKEN = "AccountActionToken.byToken";
    static final String END = "AccountActionToken.end";
    static final String END_ALL = "AccountActionToken.endAll";
    static final String EARLIER_OBJECTIONS = "AccountActionToken.earlierObjections";
    static final String END_OBJECTIONS = "AccountActionToken.endObjections";

    /** What its holder may do. */
    public enum Purpose {
        /** Revoke all access; used in mails. */
        NOT_ME,
        /** Choose a new password; used in mails and in a cookie. */
        PASSWORD_RESET,
        /** Choose the first password; used in mails and in a cookie. */
        INVITATION,
        /** Open a closed account; used in the mail that tells of the closing. */
        REOPEN
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

    /** When it was issued, which is when the event of its mail happened; null if the release before issued it. */
    @Column(name = "issued_at")
    private Instant issuedAt;

    /** The address that an objection gives back, which is also the one it was mailed to; null for other tokens. */
    @Column(name = "former_email")
    private String formerEmail;

    /** The session epoch of the account when it still had that address. */
    @Column(name = "former_generation")
    private Integer formerEpoch;

    protected AccountActionToken() {}

    AccountActionToken(long accountId, Purpose purpose, byte[] tokenHash, Instant issuedAt, Instant expiresAt) {
        this.accountId = accountId;
        this.purpose = purpose;
        this.tokenHash = tokenHash;
        this.issuedAt = issuedAt;
        this.expiresAt = expiresAt;
    }

    static AccountActionToken objection(Account account, byte[] tokenHash, Instant issuedAt, Instant expiresAt) {
        AccountActionToken link = new AccountActionToken(account.id(), Purpose.NOT_ME, tokenHash, issuedAt, expiresAt);
        link.formerEmail = EmailAddress.normalize(account.email());
        link.formerEpoch = account.sessionEpoch();
        return link;
    }

    long accountId() {
        return accountId;
    }

    public Optional<Instant> issuedAt() {
        return Optional.ofNullable(issuedAt);
    }

    public Optional<String> formerEmail() {
        return Optional.ofNullable(formerEmail);
    }

    Integer formerEpoch() {
        return formerEpoch;
    }
}
