package mypage.web.site;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import mypage.audit.RefusedRequestService;
import mypage.platform.NodeStopping;
import mypage.platform.PlatformSettings;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Stops a node without a failed request. The server begins to undeploy as soon as its process gets SIGTERM, and from
 * then on answers with errors. So this holds the signal back until the load balancers have turned to other nodes and
 * the requests and mails at hand are finished. Payara Micro tells only web applications that it stops; then this also
 * saves what the node has in memory.
 */
@WebListener
public class StopListener implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(StopListener.class.getName());
    private static final Signal TERMINATE = new Signal("TERM");

    /** A request takes a few seconds at most; an upload that takes longer is cut off. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    RefusedRequestService refused;

    @Inject
    PlatformSettings settings;

    @Inject
    NodeState node;

    @Inject
    Event<NodeStopping> stopping;

    private SignalHandler server;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Duration wait = settings.stopWait();
        server = Signal.handle(TERMINATE, signal -> stop(signal, wait));
    }

    private void stop(Signal signal, Duration wait) {
        LOG.log(System.Logger.Level.INFO, "MyPage stops, and takes requests for {0} more", wait);
        try {
            node.drain(wait, PATIENCE);
            stopping.fire(new NodeStopping(PATIENCE));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            server.handle(signal);
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        Signal.handle(TERMINATE, server);
        refused.writeSums();
    }
}
