package mypage.admin.signin;

/** The result of changing a member's own password; an exception means that the service itself failed. */
public sealed interface StaffPasswordResult permits StaffPasswordResult.Changed, PasswordRefused, ProofDenial {

    /**
     * The password was changed, and all other sessions have ended.
     *
     * @param session the new token of the current session
     * @param known lets this browser keep its own attempts
     */
    record Changed(String session, String known) implements StaffPasswordResult {}
}
