package mypage.admin.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;

/**
 * Stands in once for the code of a member's authenticator app. Ten are made when the app is enrolled, or asked for anew; each
 * is deleted by the one request that uses it. Holds a keyed hash, as 53 bits are too few for a plain one.
 */
@Entity
@Table(name = "staff_recovery_code")
@NamedQuery(name = RecoveryCode.OF_MEMBER, query = "select c from RecoveryCode c where c.staffId = :staff")
@NamedQuery(name = RecoveryCode.COUNT, query = "select count(c) from RecoveryCode c where c.staffId = :staff")
@NamedQuery(name = RecoveryCode.USE, query = "delete from RecoveryCode c where c.id = :id")
@NamedQuery(name = RecoveryCode.END_ALL, query = "delete from RecoveryCode c where c.staffId = :staff")
public class RecoveryCode {

    static final String OF_MEMBER = "RecoveryCode.ofMember";
    static final String COUNT = "RecoveryCode.count";
    static final String USE = "RecoveryCode.use";
    static final String END_ALL = "RecoveryCode.endAll";

    /** 53 bits (ASVS 6.5.4 asks for 20). */
    public static final int DIGITS = 16;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "staff_id")
    private long staffId;

    @Column(name = "code_hash")
    private byte[] codeHash;

    protected RecoveryCode() {}

    public RecoveryCode(long staffId, byte[] codeHash) {
        this.staffId = staffId;
        this.codeHash = codeHash.clone();
    }

    public long id() {
        return id;
    }

    public byte[] codeHash() {
        return codeHash.clone();
    }
}
