package mypage.staff;

import java.time.Instant;
import java.util.List;
import mypage.account.Weakness;

/** What became of a member's own factors; never an exception unless the service itself failed. */
public sealed interface StaffSelfStep {

    /**
     * The new password is the member's, and all other sessions are over.
     *
     * @param session the new token of the session that goes on
     * @param known lets this browser keep tries of its own
     */
    record Changed(String session, String known) implements StaffSelfStep {}

    /** The new recovery codes, told this once; older ones are over. */
    record Renewed(List<String> recoveryCodes) implements StaffSelfStep {

        public Renewed {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** The password or the code typed to prove who it is was wrong, or the code was used before. */
    record Wrong() implements StaffSelfStep {}

    record Refused(Weakness why) implements StaffSelfStep {}

    /** Nothing was judged, as there were too many tries. */
    record Delayed(Instant until) implements StaffSelfStep {}

    /** More passwords at once than this node can hash; to be tried again after some seconds. */
    record Busy() implements StaffSelfStep {}
}
