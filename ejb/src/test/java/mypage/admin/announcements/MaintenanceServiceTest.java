package mypage.admin.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mypage.account.Service;
import mypage.announcements.MaintenancePlan;
import mypage.announcements.MaintenanceWindow;
import mypage.announcements.MaintenanceWindow.Reason;
import mypage.announcements.MaintenanceWindow.State;
import mypage.platform.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MaintenanceServiceTest extends OperatorFixture {

    private final MaintenanceService stops = container.get(MaintenanceService.class);
    private final Instant start = now.plus(Duration.ofHours(1));
    private final Instant end = now.plus(Duration.ofHours(2));

    private MaintenancePlan plan(Instant from, Instant until) {
        return new MaintenancePlan(EnumSet.of(Service.EMPLOYER), from, until, true, null, "題名", "理由", "発行者");
    }

    private long set() {
        return stops.set(plan(start, end), context);
    }

    private MaintenanceWindow stop(long id) {
        return stops.find(id).orElseThrow();
    }

    private boolean isClosed() {
        return announcements.current(Service.EMPLOYER).isPresent();
    }

    @Test
    @Tag("R62")
    void closesAServiceAtTheSecondOfItsStart() {
        long id = set();
        assertEquals(plan(start, end), stop(id).plan());
        assertEquals(List.of("STOP_SET " + id), audited());

        container.clock.set(start.minusSeconds(1));
        assertFalse(isClosed());
        container.clock.set(start);
        assertTrue(isClosed());
        assertTrue(announcements.current(Service.SEEKER).isEmpty());
        container.clock.set(end);
        assertFalse(isClosed());
        assertEquals(State.OVER, stop(id).state(end));
    }

    @Test
    void itsReasonIsTranslatedUntilItChanges() {
        long id = set();
        int version = stop(id).version();
        assertEquals(
                AnnouncementChangeResult.DONE,
                stops.translate(id, version, Map.of(Language.EN, "check", Language.PT, "verificação"), context));
        assertEquals(AnnouncementChangeResult.STALE, stops.translate(id, version, Map.of(Language.EN, "x"), context));
        assertEquals(
                AnnouncementChangeResult.DONE,
                stops.translate(id, stop(id).version(), Map.of(Language.EN, "inspection"), context));
        container.clock.set(start);
        MaintenanceWindow shown = announcements.current(Service.EMPLOYER).orElseThrow();
        assertEquals(new Reason(Language.EN, "inspection"), shown.reason(Language.EN));
        assertEquals(new Reason(Language.JA, "理由"), shown.reason(Language.PT));

        stops.change(id, stop(id).version(), plan(start, end.plus(MINUTE)), context);
        assertEquals(Map.of(Language.EN, "inspection"), stop(id).translations());
        MaintenancePlan other =
                new MaintenancePlan(EnumSet.of(Service.EMPLOYER), start, end, true, null, "題名", "別の理由", "発行者");
        stops.change(id, stop(id).version(), other, context);
        assertEquals(Map.of(), stop(id).translations());
        assertEquals(
                List.of(
                        "STOP_SET " + id,
                        "STOP_CHANGED " + id,
                        "STOP_CHANGED " + id,
                        "STOP_CHANGED " + id,
                        "STOP_CHANGED " + id),
                audited());
    }

    @Test
    @Tag("R62")
    void anEarlyEndTakesEffectWithinTwoSeconds() {
        long id = set();
        container.clock.set(start.plus(MINUTE));
        assertTrue(isClosed());
        assertEquals(AnnouncementChangeResult.DONE, stops.end(id, stop(id).version(), context));
        container.clock.pass(Duration.ofSeconds(2));
        assertFalse(isClosed());
        assertEquals(List.of("STOP_SET " + id, "STOP_ENDED " + id), audited());
    }

    @Test
    @Tag("R62")
    void aRunningWindowCanBeExtended() {
        long id = set();
        container.clock.set(start.plus(MINUTE));
        assertEquals(
                AnnouncementChangeResult.DONE,
                stops.change(id, stop(id).version(), plan(start, end.plus(MINUTE)), context));
        container.clock.set(end);
        assertTrue(isClosed());
        assertEquals(List.of("STOP_SET " + id, "STOP_CHANGED " + id), audited());
    }

    @Test
    void aFutureWindowCanBeCancelled() {
        long id = set();
        assertEquals(1, announcements.announced(Service.EMPLOYER).size());
        assertEquals(AnnouncementChangeResult.DONE, stops.end(id, stop(id).version(), context));
        container.clock.set(start);
        assertFalse(isClosed());
        assertEquals(State.CANCELLED, stop(id).state(start));
        assertEquals(AnnouncementChangeResult.OVER, stops.end(id, stop(id).version(), context));
        assertEquals(AnnouncementChangeResult.OVER, stops.change(id, stop(id).version(), plan(start, end), context));
    }

    @Test
    void aChangeLosesAgainstAColleaguesEarlierChange() {
        long id = set();
        int seen = stop(id).version();
        stops.change(id, seen, plan(start, end.plus(MINUTE)), context);
        assertEquals(AnnouncementChangeResult.STALE, stops.end(id, seen, context));
        assertEquals(AnnouncementChangeResult.STALE, stops.change(id, seen, plan(start, end), context));
        assertEquals(end.plus(MINUTE), stop(id).plan().endsAt());
        assertEquals(2, audited().size());
    }

    @Test
    void aPastWindowCannotBeChanged() {
        long id = set();
        container.clock.set(end);
        assertEquals(AnnouncementChangeResult.OVER, stops.end(id, stop(id).version(), context));
        assertEquals(AnnouncementChangeResult.OVER, stops.end(-1, 0, context));
        assertEquals(1, audited().size());
    }

    @Test
    void ofOverlappingWindowsTheOneThatEndsLastIsShown() {
        set();
        long longer = stops.set(plan(start, end.plus(MINUTE)), context);
        container.clock.set(start);
        assertEquals(
                longer, announcements.current(Service.EMPLOYER).orElseThrow().id());
        assertEquals(2, announcements.running().size());
    }

    @Test
    @Tag("R63")
    void isAnnouncedToTheUsersOfItsServicesAndBeforeAServiceIsChosen() {
        set();
        assertEquals(1, announcements.announced(Service.EMPLOYER).size());
        assertEquals(1, announcements.announced(null).size());
        assertEquals(0, announcements.announced(Service.SEEKER).size());
        container.clock.set(start.minus(Duration.ofMinutes(15)));
        assertTrue(announcements.imminent(Service.EMPLOYER).isPresent());
        assertTrue(announcements.imminent(Service.SEEKER).isEmpty());
    }

    @Test
    void openWindowsAreListedAndPastOnesPaged() {
        for (int i = 0; i <= MaintenanceService.PAGE; i++) {
            stops.set(plan(start, end.plusSeconds(i / 2)), context);
        }
        assertEquals(MaintenanceService.PAGE + 1, stops.notOver().size());
        container.clock.set(end.plus(MINUTE));
        assertEquals(List.of(), stops.notOver());

        var first = stops.over(null);
        var last = Long.valueOf(first.next().orElseThrow());
        var second = stops.over(last);
        assertEquals(MaintenanceService.PAGE, first.rows().size());
        assertEquals(last, first.rows().get(MaintenanceService.PAGE - 1).id());
        assertEquals(start, second.rows().get(0).plan().startsAt());
        assertTrue(first.rows().stream()
                .noneMatch(stop -> stop.id() == second.rows().get(0).id()));
    }

    @Test
    void aCancelledWindowIsListedWithThePastOnesAtOnce() {
        long id = set();
        assertEquals(AnnouncementChangeResult.DONE, stops.end(id, stop(id).version(), context));

        assertEquals(List.of(), stops.notOver());
        assertEquals(id, stops.over(null).rows().get(0).id());
    }

    @Test
    void storesAllServices() {
        var all = EnumSet.allOf(Service.class);
        long id = stops.set(new MaintenancePlan(all, start, end, false, now, null, null, null), context);
        assertEquals(all, stop(id).plan().services());
        assertEquals(Set.copyOf(all), Set.copyOf(stop(id).plan().services()));
        container.clock.set(start);
        assertTrue(announcements.current(null).isPresent());
    }
}
