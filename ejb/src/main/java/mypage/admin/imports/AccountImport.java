package mypage.admin.imports;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.NamedQuery;
import jakarta.persistence.Table;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.platform.ReadByPages;

/**
 * A file of accounts (一括登録). Life: uploaded and checked; then running from the moment a member of staff confirms it,
 * or cancelled; finished with its last row, or cancelled before. The rows, which hold addresses, are deleted some time
 * after it came to rest. An import that nobody confirmed until then cannot be confirmed any more.
 */
@Entity
@ReadByPages
@Table(name = "account_import")
@NamedQuery(name = AccountImport.LIST, query = """
                select new mypage.admin.imports.ImportSummary(i, u.name, c.name)
                from AccountImport i join StaffMember u on u.id = i.uploadedBy
                    left join StaffMember c on c.id = i.confirmedBy
                where i.id < :before order by i.id desc""")
@NamedQuery(name = AccountImport.ONE, query = """
                select new mypage.admin.imports.ImportSummary(i, u.name, c.name)
                from AccountImport i join StaffMember u on u.id = i.uploadedBy
                    left join StaffMember c on c.id = i.confirmedBy
                where i.id = :id""")
@NamedQuery(name = AccountImport.CONFIRM, query = """
                update AccountImport i
                set i.state = mypage.admin.imports.AccountImport.State.RUNNING, i.restingAt = null,
                    i.confirmedBy = :staff, i.confirmedAt = :now
                where i.id = :id and i.state = mypage.admin.imports.AccountImport.State.CHECKED and i.good > 0
                    and i.restingAt > :rowsKeptSince""")
@NamedQuery(name = AccountImport.CANCEL, query = """
                update AccountImport i
                set i.state = mypage.admin.imports.AccountImport.State.CANCELLED, i.restingAt = :now
                where i.id = :id and (i.state = mypage.admin.imports.AccountImport.State.CHECKED
                    or i.state = mypage.admin.imports.AccountImport.State.RUNNING)""")
@NamedQuery(name = AccountImport.COUNT, query = """
                update AccountImport i
                set i.invited = i.invited + :invited, i.there = i.there + :there, i.failed = i.failed + :failed
                where i.id = :id and i.state = mypage.admin.imports.AccountImport.State.RUNNING""")
@NamedQuery(name = AccountImport.FINISH, query = """
                update AccountImport i
                set i.state = mypage.admin.imports.AccountImport.State.FINISHED, i.restingAt = :now
                where i.id = :id and i.state = mypage.admin.imports.AccountImport.State.RUNNING
                    and i.invited + i.there + i.failed = i.good""")
@NamedQuery(
        name = AccountImport.STARTED_SINCE,
        query = "select coalesce(sum(i.good), 0) from AccountImport i where i.confirmedAt > :since")
public class AccountImport {

    static final String LIST = "AccountImport.list";
    static final String ONE = "AccountImport.one";
    static final String CONFIRM = "AccountImport.confirm";
    static final String STARTED_SINCE = "AccountImport.startedSince";
    static final String CANCEL = "AccountImport.cancel";
    static final String COUNT = "AccountImport.count";
    static final String FINISH = "AccountImport.finish";

    private static final int LONGEST_NAME = 200;

    /** The stage of an import. */
    public enum State {
        CHECKED,
        RUNNING,
        CANCELLED,
        FINISHED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "id")
    private long id;

    @Column(name = "file_name")
    private String fileName;

    private String charset;

    @Enumerated(EnumType.STRING)
    private State state;

    private int good;
    private int bad;
    private int again;
    private int invited;
    private int there;
    private int failed;

    @Column(name = "uploaded_by")
    private long uploadedBy;

    @Column(name = "uploaded_at")
    private Instant uploadedAt;

    @Column(name = "confirmed_by")
    private Long confirmedBy;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "resting_at")
    private Instant restingAt;

    protected AccountImport() {}

    AccountImport(String fileName, Charset charset, long staffId, Instant now) {
        this.fileName = fileName.substring(0, Math.min(fileName.length(), LONGEST_NAME));
        this.charset = charset.name();
        this.state = State.CHECKED;
        this.uploadedBy = staffId;
        this.uploadedAt = now;
        this.restingAt = now;
    }

    void noteChecked(int goodRows, int badRows, int goodAgain) {
        good = goodRows;
        bad = badRows;
        again = goodAgain;
    }

    public long id() {
        return id;
    }

    public String fileName() {
        return fileName;
    }

    /** The character set in which the file was read. */
    public String charset() {
        return charset;
    }

    public State state() {
        return state;
    }

    /** The number of rows whose owners are invited. */
    public int good() {
        return good;
    }

    /** The number of rows that were left out by the check. */
    public int bad() {
        return bad;
    }

    /** The number of good rows whose account existed but was not registered when the file was checked. */
    public int again() {
        return again;
    }

    public int invited() {
        return invited;
    }

    /** The number of good rows whose address got a registered account between the check and its turn. */
    public int there() {
        return there;
    }

    public int failed() {
        return failed;
    }

    public int done() {
        return invited + there + failed;
    }

    /** The number of good rows that are not processed yet. */
    public int rest() {
        return good - done();
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    public Optional<Instant> confirmedAt() {
        return Optional.ofNullable(confirmedAt);
    }

    /** When it was finished or cancelled; empty before. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(restingAt).filter(at -> state != State.CHECKED);
    }

    /** Whether it can still be confirmed. */
    boolean isConfirmable(Duration retention, Instant now) {
        return state == State.CHECKED && good > 0 && now.isBefore(restingAt.plus(retention));
    }

    boolean isCancellable() {
        return state == State.CHECKED || state == State.RUNNING;
    }

    /** Whether its rows are deleted or about to be. */
    boolean isBare(Duration retention, Instant now) {
        return restingAt != null && !now.isBefore(restingAt.plus(retention));
    }
}
