package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import mypage.audit.RefusedRequestService;

/** Saves what a node that is stopped has in memory. Payara Micro tells only web applications that it stops. */
@WebListener
public class StopListener implements ServletContextListener {

    @Inject
    RefusedRequestService refused;

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        refused.writeSums();
    }
}
