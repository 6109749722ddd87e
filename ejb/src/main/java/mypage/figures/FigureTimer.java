package mypage.figures;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Has the figures rolled up each minute, on every node; the dashboard is so far behind. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FigureTimer {

    private static final System.Logger LOG = System.getLogger(FigureTimer.class.getName());

    @Inject
    FigureRollUp figures;

    @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
    public void rollUp() {
        try {
            boolean more = true;
            while (more) {
                more = figures.rollUpNext();
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "figures stay as they are until the next minute: {0}", e.toString());
        }
    }
}
