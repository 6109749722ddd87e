package mypage.staff;

import java.util.List;
import mypage.account.Weakness;

/** What a step of the choice of both factors came to; never an exception unless the service itself failed. */
public sealed interface EnrolmentStep {

    /** The password will do. */
    record Proposed(Proposal proposal) implements EnrolmentStep {}

    record Refused(Weakness why) implements EnrolmentStep {}

    /** More passwords at once than this node can hash; to be tried again after some seconds. */
    record Busy() implements EnrolmentStep {}

    /** No code of the new app. */
    record WrongCode() implements EnrolmentStep {}

    /**
     * Both factors are the member's now.
     *
     * @param recoveryCodes told this once
     * @param known lets this browser have tries of its own, see {@link StaffBrowser}
     */
    record Enrolled(List<String> recoveryCodes, String known) implements EnrolmentStep {

        public Enrolled {
            recoveryCodes = List.copyOf(recoveryCodes);
        }
    }

    /** The link was used, is too old, or something ended it. */
    record Over() implements EnrolmentStep {}

    /**
     * Factors that are not the member's yet.
     *
     * @param sealed for the browser to keep meanwhile, which can't read it
     * @param email of the member
     * @param secret for the authenticator app, in Base32
     */
    record Proposal(String sealed, String email, String secret) {}
}
