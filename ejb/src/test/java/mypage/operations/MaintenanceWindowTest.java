package mypage.operations;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import mypage.account.Service;
import org.junit.jupiter.api.Test;

class MaintenanceWindowTest {

    private static final Instant START = Instant.parse("2024-12-27T10:00:00Z");
    private static final Instant END = Instant.parse("2025-01-05T23:30:00Z");

    @Test
    void closesFromItsStartUntilBeforeItsEnd() {
        MaintenanceWindow window = new MaintenanceWindow(Service.SEEKER, START, END);
        assertFalse(window.closes(Service.SEEKER, START.minusSeconds(1)));
        assertTrue(window.closes(Service.SEEKER, START));
        assertTrue(window.closes(Service.SEEKER, END.minusSeconds(1)));
        assertFalse(window.closes(Service.SEEKER, END));
    }

    @Test
    void aStopOfOneServiceLeavesTheOthersOpen() {
        MaintenanceWindow window = new MaintenanceWindow(Service.SEEKER, START, END);
        assertFalse(window.closes(Service.EMPLOYER, START));
        assertFalse(window.closes(null, START));
    }

    @Test
    void aFullStopClosesEverything() {
        MaintenanceWindow window = new MaintenanceWindow(null, START, END);
        for (Service service : Service.values()) {
            assertTrue(window.closes(service, START));
        }
        assertTrue(window.closes(null, START));
    }
}
