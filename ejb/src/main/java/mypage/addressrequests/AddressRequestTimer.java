package mypage.addressrequests;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import mypage.platform.FailureKind;

/**
 * Every ten seconds on every node: mails links to the new addresses whose waiting time is over, and withdraws requests
 * whose account has changed. Each request has its own transaction, so that a failure affects no other; it is tried
 * again next time. A request that another node has locked is left to that node.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AddressRequestTimer {

    private static final System.Logger LOG = System.getLogger(AddressRequestTimer.class.getName());

    @Inject
    DueRequestTransactions requests;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    public void look() {
        forEach(requests::moot, requests::withdraw);
        forEach(requests::waited, requests::mailProof);
    }

    /** Goes from batch to batch by id, so that requests that failed do not come again in the same run. */
    private static void forEach(LongFunction<List<Long>> batchAfter, LongConsumer action) {
        try {
            for (List<Long> batch = batchAfter.apply(0); !batch.isEmpty(); batch = batchAfter.apply(last(batch))) {
                batch.forEach(id -> attempt(id, action));
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "address requests wait for the next look: {0}", FailureKind.of(e));
        }
    }

    private static void attempt(long id, LongConsumer action) {
        try {
            action.accept(id);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "address request " + id + " waits for the next look: {0}",
                    FailureKind.of(e));
        }
    }

    private static long last(List<Long> batch) {
        return batch.get(batch.size() - 1);
    }
}
