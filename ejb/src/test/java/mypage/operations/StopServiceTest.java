package mypage.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import mypage.account.Service;
import mypage.operations.MaintenanceWindow.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StopServiceTest extends OneOperator {

    private final StopService stops = wired.get(StopService.class);
    private final Instant start = now.plus(Duration.ofHours(1));
    private final Instant end = now.plus(Duration.ofHours(2));

    private StopPlan plan(Instant from, Instant until) {
        return new StopPlan(EnumSet.of(Service.EMPLOYER), from, until, true, null, "題名", "理由", "発行者");
    }

    private long set() {
        return stops.set(plan(start, end), client);
    }

    private MaintenanceWindow stop(long id) {
        return stops.find(id).orElseThrow();
    }

    private boolean isClosed() {
        return bulletin.current(Service.EMPLOYER).isPresent();
    }

    @Test
    @Tag("R62")
    void closesAServiceFromTheSecondThatWasSet() {
        long id = set();
        assertEquals(plan(start, end), stop(id).plan());
        assertEquals(List.of("STOP_SET " + id), audited());

        wired.clock.set(start.minusSeconds(1));
        assertFalse(isClosed());
        wired.clock.set(start);
        assertTrue(isClosed());
        assertTrue(bulletin.current(Service.SEEKER).isEmpty());
        wired.clock.set(end);
        assertFalse(isClosed());
        assertEquals(State.OVER, stop(id).state(end));
    }

    @Test
    @Tag("R62")
    void isEndedEarlyWithinTwoSeconds() {
        long id = set();
        wired.clock.set(start.plus(MINUTE));
        assertTrue(isClosed());
        assertEquals(OperationStep.DONE, stops.end(id, stop(id).version(), client));
        wired.clock.pass(Duration.ofSeconds(2));
        assertFalse(isClosed());
        assertEquals(List.of("STOP_SET " + id, "STOP_ENDED " + id), audited());
    }

    @Test
    @Tag("R62")
    void isExtendedWhileItRuns() {
        long id = set();
        wired.clock.set(start.plus(MINUTE));
        assertEquals(OperationStep.DONE, stops.change(id, stop(id).version(), plan(start, end.plus(MINUTE)), client));
        wired.clock.set(end);
        assertTrue(isClosed());
        assertEquals(List.of("STOP_SET " + id, "STOP_CHANGED " + id), audited());
    }

    @Test
    void isCalledOffBeforeItBegins() {
        long id = set();
        assertEquals(1, bulletin.announced(Service.EMPLOYER).size());
        assertEquals(OperationStep.DONE, stops.end(id, stop(id).version(), client));
        wired.clock.set(start);
        assertFalse(isClosed());
        assertEquals(State.CANCELLED, stop(id).state(start));
        assertEquals(OperationStep.OVER, stops.end(id, stop(id).version(), client));
        assertEquals(OperationStep.OVER, stops.change(id, stop(id).version(), plan(start, end), client));
    }

    @Test
    void isLeftAloneWhereAColleagueWasFirst() {
        long id = set();
        int seen = stop(id).version();
        stops.change(id, seen, plan(start, end.plus(MINUTE)), client);
        assertEquals(OperationStep.STALE, stops.end(id, seen, client));
        assertEquals(OperationStep.STALE, stops.change(id, seen, plan(start, end), client));
        assertEquals(end.plus(MINUTE), stop(id).plan().endsAt());
        assertEquals(2, audited().size());
    }

    @Test
    void canNotBeChangedOnceItIsOver() {
        long id = set();
        wired.clock.set(end);
        assertEquals(OperationStep.OVER, stops.end(id, stop(id).version(), client));
        assertEquals(OperationStep.OVER, stops.end(-1, 0, client));
        assertEquals(1, audited().size());
    }

    @Test
    void ofManyAtATimeTheOneThatEndsLastIsTold() {
        set();
        long longer = stops.set(plan(start, end.plus(MINUTE)), client);
        wired.clock.set(start);
        assertEquals(longer, bulletin.current(Service.EMPLOYER).orElseThrow().id());
        assertEquals(2, bulletin.running().size());
    }

    @Test
    @Tag("R63")
    void isAnnouncedToTheUsersOfItsServicesAndToWhoHasChosenNone() {
        set();
        assertEquals(1, bulletin.announced(Service.EMPLOYER).size());
        assertEquals(1, bulletin.announced(null).size());
        assertEquals(0, bulletin.announced(Service.SEEKER).size());
        wired.clock.set(start.minus(Duration.ofMinutes(15)));
        assertTrue(bulletin.imminent(Service.EMPLOYER).isPresent());
        assertTrue(bulletin.imminent(Service.SEEKER).isEmpty());
    }

    @Test
    void isListedUntilItIsOverAndThenPageByPage() {
        for (int i = 0; i <= StopService.PAGE; i++) {
            stops.set(plan(start, end.plusSeconds(i / 2)), client);
        }
        assertEquals(StopService.PAGE + 1, stops.notOver().size());
        wired.clock.set(end.plus(MINUTE));
        assertEquals(List.of(), stops.notOver());

        var first = stops.over(null);
        var last = Long.valueOf(first.next().orElseThrow());
        var second = stops.over(last);
        assertEquals(StopService.PAGE, first.rows().size());
        assertEquals(last, first.rows().get(StopService.PAGE - 1).id());
        assertEquals(start, second.rows().get(0).plan().startsAt());
        assertTrue(first.rows().stream()
                .noneMatch(stop -> stop.id() == second.rows().get(0).id()));
    }

    @Test
    void keepsAllItsServices() {
        var all = EnumSet.allOf(Service.class);
        long id = stops.set(new StopPlan(all, start, end, false, now, null, null, null), client);
        assertEquals(all, stop(id).plan().services());
        assertEquals(Set.copyOf(all), Set.copyOf(stop(id).plan().services()));
        wired.clock.set(start);
        assertTrue(bulletin.current(null).isPresent());
    }
}
