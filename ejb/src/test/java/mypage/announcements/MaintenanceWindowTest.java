package mypage.announcements;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import mypage.account.Service;
import mypage.announcements.MaintenanceWindow.State;
import mypage.platform.Language;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MaintenanceWindowTest {

    private static final Instant BEFORE = Instant.parse("2024-12-01T00:00:00Z");
    private static final Instant START = Instant.parse("2024-12-27T10:00:00Z");
    private static final Instant END = Instant.parse("2025-01-05T23:30:00Z");
    private static final Set<Service> ALL = EnumSet.allOf(Service.class);

    private static MaintenancePlan plan(Set<Service> services, Instant start, Instant end) {
        return new MaintenancePlan(services, start, end, true, null, null, null, null);
    }

    private static MaintenanceWindow stopOf(Set<Service> services) {
        return new MaintenanceWindow(plan(services, START, END), BEFORE);
    }

    @Test
    @Tag("R62")
    void closesFromItsStartToBeforeItsEnd() {
        var stop = stopOf(EnumSet.of(Service.SEEKER));
        assertFalse(stop.closes(Service.SEEKER, START.minusSeconds(1)));
        assertTrue(stop.closes(Service.SEEKER, START));
        assertTrue(stop.closes(Service.SEEKER, END.minusSeconds(1)));
        assertFalse(stop.closes(Service.SEEKER, END));
    }

    @Test
    void aWindowOfTwoServicesLeavesTheThirdOpen() {
        var stop = stopOf(EnumSet.of(Service.SEEKER, Service.JOB_INFORMATION));
        assertTrue(stop.closes(Service.JOB_INFORMATION, START));
        assertFalse(stop.closes(Service.EMPLOYER, START));
        assertFalse(stop.closes(null, START));
    }

    @Test
    @Tag("R61")
    void aWindowOfAllServicesClosesEverything() {
        var stop = stopOf(ALL);
        for (Service service : Service.values()) {
            assertTrue(stop.closes(service, START));
        }
        assertTrue(stop.closes(null, START));
    }

    @Test
    @Tag("R62")
    @Tag("R67")
    void writesItsPeriodAsTheNoticeDoes() {
        assertEquals(
                "令和6年12月27日(金) 19:00 ～ 令和7年1月6日(月) 8:30頃", stopOf(ALL).plan().period(Language.JA));
    }

    @Test
    @Tag("R63")
    void isAnnouncedFromTheChosenTimeUntilItsStart() {
        Instant told = START.minus(Duration.ofDays(3));
        var stop = new MaintenanceWindow(new MaintenancePlan(ALL, START, END, true, told, null, null, null), BEFORE);
        assertFalse(stop.isAnnounced(told.minusSeconds(1)));
        assertTrue(stop.isAnnounced(told));
        assertTrue(stop.isAnnounced(START.minusSeconds(1)));
        assertFalse(stop.isAnnounced(START));
        assertTrue(stopOf(ALL).isAnnounced(BEFORE));
    }

    @Test
    void isAlwaysAnnouncedFifteenMinutesBeforeItsStart() {
        Instant late = START.minusSeconds(60);
        var stop = new MaintenanceWindow(new MaintenancePlan(ALL, START, END, true, late, null, null, null), BEFORE);
        assertFalse(stop.isImminent(START.minus(Duration.ofMinutes(15)).minusSeconds(1)));
        assertTrue(stop.isImminent(START.minus(Duration.ofMinutes(15))));
        assertTrue(stop.isAnnounced(START.minus(Duration.ofMinutes(15))));
        assertFalse(stop.isImminent(START));
    }

    @Test
    @Tag("R62")
    void keepsItsStartButMovesItsEndOnceItHasBegun() {
        var stop = stopOf(ALL);
        stop.change(plan(ALL, START.minusSeconds(60), END.plusSeconds(60)), START);
        assertEquals(START, stop.plan().startsAt());
        assertTrue(stop.closes(null, END));
    }

    @Test
    void startsAtOnceIfItsStartHasPassed() {
        var stop = new MaintenanceWindow(plan(ALL, START, END), START.plusSeconds(30));
        assertEquals(START.plusSeconds(30), stop.plan().startsAt());
    }

    @Test
    @Tag("R62")
    void isCancelledBeforeItsStartAndEndedAfterwards() {
        var running = stopOf(ALL);
        running.end(START.plusSeconds(1));
        assertEquals(State.OVER, running.state(START.plusSeconds(1)));
        assertFalse(running.plan().approximate());

        var coming = stopOf(ALL);
        coming.end(START.minusSeconds(1));
        assertEquals(State.CANCELLED, coming.state(START));
        assertFalse(coming.closes(null, START));
        assertFalse(coming.isAnnounced(START.minusSeconds(1)));
        assertFalse(coming.isImminent(START.minusSeconds(1)));
    }

    @Test
    void needsAServiceAndAPeriod() {
        assertThrows(IllegalArgumentException.class, () -> plan(Set.of(), START, END));
        assertThrows(IllegalArgumentException.class, () -> plan(ALL, START, START));
    }
}
