package mypage.admin.signin;

import java.util.List;
import mypage.admin.staff.StaffDeviceCookies;

/** What the first code of a new authenticator app came to; never an exception unless the service itself failed. */
public sealed interface EnrolmentResult permits EnrolmentResult.Enrolled, WrongProof, StartOver {

    /**
     * Both factors are the member's now.
     *
     * @param recoveryCodes told this once
     * @param known lets this browser have tries of its own, see {@link StaffDeviceCookies}
     */
    record Enrolled(List<String> recoveryCodes, String known) implements EnrolmentResult {

        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }
}
