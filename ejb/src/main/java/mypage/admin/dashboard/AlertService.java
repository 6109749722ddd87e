package mypage.admin.dashboard;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import mypage.audit.AuditTrail;
import mypage.platform.RequestContext;
import mypage.platform.Settings;
import mypage.platform.TableOwnerRepository;

/** Tells staff what needs their attention now, and notes who has looked at what. */
@Stateless
public class AlertService {

    @Inject
    SystemStateRepository states;

    @Inject
    AlarmRepository alarms;

    @Inject
    Instance<Settings> settings;

    @Inject
    TableOwnerRepository owner;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** What is urgent and nobody has looked at comes first, the risks that are taken last; empty when all is well. */
    @RolesAllowed("LOOK_UP")
    public List<Attention> attention() {
        Instant now = clock.instant();
        List<Alarm> lasting = alarms.lasting(now);
        Stream<Attention> states = AlertRules.of(this.states.measure(now)).stream()
                .map(alert -> new Attention(
                        alert,
                        lasting.stream().filter(alarm -> alarm.isOf(alert)).findFirst()));
        Stream<Attention> events =
                alarms.events(now).stream().map(alarm -> new Attention(new Alert.Raised(alarm), Optional.of(alarm)));
        Stream<Attention> risks = risks().map(alert -> new Attention(alert, Optional.empty()));
        return Stream.of(events, states, risks)
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Attention::rank))
                .toList();
    }

    private Stream<Alert> risks() {
        return Stream.concat(
                        StreamSupport.stream(settings.spliterator(), false).flatMap(room -> room.risks().stream()),
                        owner.risk().stream())
                .sorted()
                .map(Alert.RiskTaken::new);
    }

    @RolesAllowed("LOOK_UP")
    public Optional<Alarm> find(long id) {
        return alarms.find(id);
    }

    /**
     * Notes that the member has looked at an alarm.
     *
     * @param times how often it had happened when the member looked
     * @return false when somebody was first, it has happened again, or the alarm was deleted
     */
    @RolesAllowed("LOOK_UP")
    public boolean see(long id, long times, RequestContext context) {
        boolean isFirst = alarms.see(id, times, context.staffId(), clock.instant());
        if (isFirst) {
            audit.record(AlarmAuditKind.ALARM_SEEN, id, context);
        }
        return isFirst;
    }
}
