package mypage.admin.signin;

/** The result of reauthenticating before a sensitive act; an exception means that the service itself failed. */
public sealed interface StaffReauthenticationResult permits StaffReauthenticationResult.Reauthenticated, ProofDenial {

    /**
     * The member proved the second factor again.
     *
     * @param session the session's new token; the old one is no longer valid
     */
    record Reauthenticated(String session) implements StaffReauthenticationResult {}
}
