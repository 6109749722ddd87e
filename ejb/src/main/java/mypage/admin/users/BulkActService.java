package mypage.admin.users;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import mypage.admin.imports.AccountFile;
import mypage.audit.AuditTrail;
import mypage.platform.CsvFile;
import mypage.platform.RequestContext;

/**
 * Lets staff do the same to all accounts of a file. The file is read and checked in one transaction, so all of its
 * accounts are stored or none; then {@link BulkActTimer} goes through them.
 */
@Stateless
public class BulkActService {

    /** In bytes. */
    public static final long LARGEST_FILE = 1024 * 1024;

    public static final int MOST_LINES = 10_000;

    private static final int LISTED = 50;

    @Inject
    AccountFile files;

    @Inject
    BulkActs bulk;

    @Inject
    BulkActRepository acts;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Resource
    EJBContext transaction;

    /** The newest acts. */
    @RolesAllowed("LOOK_UP")
    public List<BulkActView> list() {
        return acts.list(LISTED);
    }

    @RolesAllowed("LOOK_UP")
    public Optional<BulkActView> find(long id) {
        return acts.find(id);
    }

    /**
     * Stops an act that is running: no other account has its turn. What is done stays done.
     *
     * @param context with the reason
     * @return false, and nothing has changed, when it is not running
     */
    @RolesAllowed("OPERATE")
    public boolean stop(long id, RequestContext context) {
        boolean stopped = acts.stop(id, clock.instant());
        if (stopped) {
            audit.record(UserAuditKind.BULK_ACT_STOPPED, id, context);
        }
        return stopped;
    }

    /** Checks a file and changes nothing. */
    @RolesAllowed("OPERATE")
    public BulkActResult check(long size, CsvFile.Source source) {
        try {
            AccountFile.Content content = read(size, source);
            int accounts = content.accounts().size();
            return content.bad().isEmpty()
                    ? new BulkActResult.Good(accounts, bulk.needsApproval(accounts))
                    : new BulkActResult.Bad(content.bad());
        } catch (CsvFile.RefusedException e) {
            transaction.setRollbackOnly();
            return new BulkActResult.Refused(e.why());
        }
    }

    /**
     * Starts the act on all accounts of a file if all lines are good. With very many accounts within a day it waits for
     * a second member, see {@code mypage.bulk.approval}.
     *
     * @param context with the reason
     */
    @RolesAllowed("OPERATE")
    public BulkActResult begin(
            BulkActKind kind, String fileName, long size, CsvFile.Source source, RequestContext context) {
        try {
            AccountFile.Content content = read(size, source);
            return content.bad().isEmpty()
                    ? bulk.begin(kind, fileName, content.accounts().values(), context)
                    : new BulkActResult.Bad(content.bad());
        } catch (CsvFile.RefusedException e) {
            transaction.setRollbackOnly();
            return new BulkActResult.Refused(e.why());
        }
    }

    private AccountFile.Content read(long size, CsvFile.Source source) {
        return files.read(new CsvFile(size, LARGEST_FILE, source), MOST_LINES);
    }
}
