package mypage.admin.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A link by which a member of staff chooses both factors. Life: issued by an administrator or by the command for the
 * first one; deleted by the one request that uses it, when a newer one is issued, when the member is disabled, or
 * after it expired. Holds a hash.
 */
@Entity
@Table(name = "staff_link")
@NamedQuery(name = StaffLink.MEMBER, query = """
                select m from StaffLink l join StaffMember m on m.id = l.staffId
                where l.tokenHash = :hash and l.expiresAt > :now and m.disabledAt is null""")
@NamedQuery(
        name = StaffLink.USE,
        query = "delete from StaffLink l where l.tokenHash = :hash and l.staffId = :staff and l.expiresAt > :now")
@NamedQuery(name = StaffLink.ENDS, query = """
                select l.staffId, l.expiresAt from StaffLink l where l.staffId in :staff and l.expiresAt > :now""")
@NamedQuery(name = StaffLink.END_ALL, query = "delete from StaffLink l where l.staffId = :staff")
public class StaffLink {

    static final String MEMBER = "StaffLink.member";
    static final String USE = "StaffLink.use";
    static final String ENDS = "StaffLink.ends";
    static final String END_ALL = "StaffLink.endAll";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "token_hash")
    private byte[] tokenHash;

    @Column(name = "staff_id")
    private long staffId;

    @Column(name = "expires_at")
    private Instant expiresAt;

    protected StaffLink() {}

    StaffLink(byte[] tokenHash, long staffId, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.staffId = staffId;
        this.expiresAt = expiresAt;
    }
}
