package mypage.admin.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Tells staff what needs their attention now. */
@Stateless
public class AlertService {

    @Inject
    SystemStateRepository states;

    @Inject
    Clock clock;

    /** What is urgent first; empty when there is nothing to do. */
    @RolesAllowed("LOOK_UP")
    public List<Alert> attention() {
        return AlertRules.of(states.measure(clock.instant()));
    }
}
