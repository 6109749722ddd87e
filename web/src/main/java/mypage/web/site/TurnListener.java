package mypage.web.site;

import jakarta.inject.Inject;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;
import mypage.platform.PlatformSettings;

/**
 * Lets a request wait for its {@linkplain Turns turn} before anything works on it, and ends the turn after everything
 * has. {@link TurnFilter} refuses what was given none.
 */
public class TurnListener implements ServletRequestListener {

    @Inject
    PlatformSettings settings;

    @Inject
    Turns turns;

    @Override
    public void requestInitialized(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request) {
            RequestContexts.identify(request, new ForwardedFor(settings.proxies(), settings.proxyHeader()));
            if (LateAnswers.closedHere()) {
                LateAnswers.pause();
            } else {
                turns.enter(request);
            }
        }
    }

    @Override
    public void requestDestroyed(ServletRequestEvent event) {
        if (event.getServletRequest() instanceof HttpServletRequest request) {
            Turns.end(request);
        }
    }
}
