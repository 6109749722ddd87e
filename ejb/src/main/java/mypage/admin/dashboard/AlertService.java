package mypage.admin.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mypage.platform.Settings;
import mypage.platform.TableOwnerRepository;

/** Tells staff what needs their attention now. */
@Stateless
public class AlertService {

    @Inject
    SystemStateRepository states;

    @Inject
    Instance<Settings> settings;

    @Inject
    TableOwnerRepository owner;

    @Inject
    Clock clock;

    /** Urgent alerts first, the risks that are taken last; empty when there is nothing to do. */
    @RolesAllowed("LOOK_UP")
    public List<Alert> attention() {
        return Stream.concat(AlertRules.of(states.measure(clock.instant())).stream(), risks())
                .toList();
    }

    private Stream<Alert> risks() {
        return Stream.concat(
                        StreamSupport.stream(settings.spliterator(), false).flatMap(room -> room.risks().stream()),
                        owner.risk().stream())
                .sorted()
                .map(Alert.RiskTaken::new);
    }
}
