package mypage.admin.signin;

/** What became of a member's own new password; never an exception unless the service itself failed. */
public sealed interface StaffPasswordResult permits StaffPasswordResult.Changed, PasswordRefused, ProofDenial {

    /**
     * The new password is the member's, and all other sessions are over.
     *
     * @param session the new token of the session that goes on
     * @param known lets this browser keep tries of its own
     */
    record Changed(String session, String known) implements StaffPasswordResult {}
}
