package mypage.admin.signin;

import java.util.List;
import mypage.admin.staff.StaffDeviceCookies;

/** The result of the first code of a new authenticator app; an exception means that the service itself failed. */
public sealed interface EnrolmentResult permits EnrolmentResult.Enrolled, WrongProof, StartOver {

    /**
     * Both factors are stored.
     *
     * @param recoveryCodes shown only this once
     * @param known gives this browser its own attempts, see {@link StaffDeviceCookies}
     */
    record Enrolled(List<String> recoveryCodes, String known) implements EnrolmentResult {

        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }
}
