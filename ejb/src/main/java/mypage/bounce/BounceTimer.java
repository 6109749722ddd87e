package mypage.bounce;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import mypage.mail.ReturnPath;
import mypage.platform.FailureKind;

/** Reads returned mails each minute, on every node. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BounceTimer {

    private static final System.Logger LOG = System.getLogger(BounceTimer.class.getName());

    private final Semaphore idle = new Semaphore(1);

    @Inject
    BounceReader reader;

    @Inject
    BounceSettings settings;

    @Inject
    ReturnPath returnPath;

    @PostConstruct
    void warnIfUseless() {
        if (settings.isSet() && !returnPath.namesMails()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "MYPAGE_BOUNCE_… has no effect without MYPAGE_MAIL_ENVELOPE_FROM: no returned mail names a mail");
        }
    }

    @Schedule(hour = "*", minute = "*", second = "20", persistent = false)
    public void look() {
        if (idle.tryAcquire()) {
            try {
                reader.read();
            } catch (IOException | MessagingException e) {
                warn(e.toString());
            } catch (RuntimeException e) {
                warn(FailureKind.of(e));
            } finally {
                idle.release();
            }
        }
    }

    private void warn(String why) {
        LOG.log(System.Logger.Level.WARNING, "returned mails in {0} wait for the next look: {1}", settings, why);
    }
}
