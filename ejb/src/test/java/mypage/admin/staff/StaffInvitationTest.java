package mypage.admin.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What administrators see of members who have not chosen their factors yet. */
class StaffInvitationTest extends TeamFixture {

    @Test
    void showsUntilWhenAnInvitationIsValid() {
        String email = invited();
        var until = container
                .clock
                .instant()
                .plus(container.get(StaffSettings.class).linkValidity());
        assertEquals(
                Optional.of(until), management.find(id(email)).orElseThrow().linkUntil());

        container.clock.set(until);
        assertEquals(Optional.empty(), management.find(id(email)).orElseThrow().linkUntil());

        management.enrolAnew(id(email), client(manager));
        assertTrue(management.list(Optional.empty()).rows().stream()
                .filter(member -> member.email().equals(email))
                .allMatch(member -> member.linkUntil().orElseThrow().isAfter(until)));
        enrol(email);
        assertEquals(Optional.empty(), management.find(id(email)).orElseThrow().linkUntil());
    }
}
