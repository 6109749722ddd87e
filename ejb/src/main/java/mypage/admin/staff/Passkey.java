package mypage.admin.staff;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A passkey of a member: possession of a device, which checks a PIN or a biometric before it signs (WebAuthn). */
@Entity
@Table(name = "staff_passkey")
@NamedQuery(name = Passkey.OF_MEMBER, query = "select p from Passkey p where p.staffId = :staff order by p.id")
@NamedQuery(name = Passkey.COUNT, query = "select count(p) from Passkey p where p.staffId = :staff")
@NamedQuery(name = Passkey.BY_CREDENTIAL, query = """
                select p, m from Passkey p join StaffMember m on m.id = p.staffId
                where p.credentialId = :credential and m.disabledAt is null and m.passwordHash is not null""")
@NamedQuery(name = Passkey.USE, query = """
                update Passkey p set p.signCount = :count, p.lastUsedAt = :now
                where p.id = :id and (p.signCount < :count or p.signCount = 0 and :count = 0)""")
@NamedQuery(name = Passkey.REMOVE, query = "delete from Passkey p where p.id = :id and p.staffId = :staff")
@NamedQuery(name = Passkey.END_ALL, query = "delete from Passkey p where p.staffId = :staff")
public class Passkey {

    static final String OF_MEMBER = "Passkey.ofMember";
    static final String COUNT = "Passkey.count";
    static final String BY_CREDENTIAL = "Passkey.byCredential";
    static final String USE = "Passkey.use";
    static final String REMOVE = "Passkey.remove";
    static final String END_ALL = "Passkey.endAll";

    /** The passkeys that a member can have. */
    public static final int MOST = 10;

    /** In characters. */
    public static final int LONGEST_NAME = 50;

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "staff_id")
    private long staffId;

    @Column(name = "credential_id")
    private byte[] credentialId;

    @Column(name = "public_key")
    private byte[] publicKey;

    @Column(name = "backup_eligible")
    private boolean backupEligible;

    @Column(name = "sign_count")
    private long signCount;

    private String name;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    protected Passkey() {}

    /**
     * One that is not stored yet.
     *
     * @param publicKey in X.509 encoding
     * @param backupEligible whether the device can copy it to others
     * @param signCount 0 when the device does not count
     */
    public Passkey(
            long staffId, byte[] credentialId, byte[] publicKey, boolean backupEligible, long signCount, String name) {
        this.staffId = staffId;
        this.credentialId = credentialId.clone();
        this.publicKey = publicKey.clone();
        this.backupEligible = backupEligible;
        this.signCount = signCount;
        this.name = name;
    }

    public long id() {
        return id;
    }

    long staffId() {
        return staffId;
    }

    public byte[] credentialId() {
        return credentialId.clone();
    }

    public byte[] publicKey() {
        return publicKey.clone();
    }

    public boolean isBackupEligible() {
        return backupEligible;
    }

    long signCount() {
        return signCount;
    }

    /** As the member called it. */
    public String name() {
        return name;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(lastUsedAt);
    }
}
