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
import mypage.account.AccountService;

/**
 * A secret with which an owner who is not signed in may do one thing, once. Life: issued for a mail or a cookie; deleted
 * by the one request that uses it, when the account's password changes, or after its end. Holds a hash: who reads the
 * database can do nothing with it. One that was mailed to a former address of the account, and gives it back, is an
 * objection: it outlives whatever is done with the account, and ends only when it, or that of an earlier address, is used.
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
                where l.accountId = :account and l.formerGeneration < :generation and l.expiresAt > :now""")
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
        query = "delete from AccountActionToken l where l.accountId = :account and l.formerGeneration >= :generation")
public class AccountActionToken {

    static final String OWNER = "OwnerLink.owner";
    static final String OWNER_OF_CLOSED = "OwnerLink.ownerOfClosed";
    static final String USE = "OwnerLink.use";
    static final String BY_TOKEN = "OwnerLink.byToken";
    static final String END = "OwnerLink.end";
    static final String END_ALL = "OwnerLink.endAll";
    static final String EARLIER_OBJECTIONS = "OwnerLink.earlierObjections";
    static final String END_OBJECTIONS = "OwnerLink.endObjections";

    /** What it is good for. */
    public enum Purpose {
        /** Ends everything that is open; stands in mails. */
        NOT_ME,
        /** Chooses a new password; stands in mails and in a cookie. */
        PASSWORD_RESET,
        /** Chooses the first password; stands in mails and in a cookie. */
        INVITATION,
        /** Opens an account again that was closed; stands in the mail that tells so. */
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

    /** The address that it gives back, which is the one that it was mailed to; null when it gives none back. */
    @Column(name = "former_email")
    private String formerEmail;

    /** The account's of access when it still had that address. */
    @Column(name = "former_generation")
    private Integer formerGeneration;

    protected AccountActionToken() {}

    AccountActionToken(long accountId, Purpose purpose, byte[] tokenHash, Instant expiresAt) {
        this.accountId = accountId;
        this.purpose = purpose;
        this.tokenHash = tokenHash;
        this.expiresAt = expiresAt;
    }

    static AccountActionToken objection(Account account, byte[] tokenHash, Instant expiresAt) {
        AccountActionToken link = new AccountActionToken(account.id(), Purpose.NOT_ME, tokenHash, expiresAt);
        link.formerEmail = AccountService.normalize(account.email());
        link.formerGeneration = account.sessionEpoch();
        return link;
    }

    long accountId() {
        return accountId;
    }

    public Optional<String> formerEmail() {
        return Optional.ofNullable(formerEmail);
    }

    Integer formerGeneration() {
        return formerGeneration;
    }
}
