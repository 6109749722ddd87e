package mypage.admin.signin;

/** The result of choosing a password by a link; an exception means that the service itself failed. */
public sealed interface EnrolmentPasswordResult permits EnrolmentPasswordResult.Proposal, PasswordRefused, StartOver {

    /**
     * The password is accepted. These are the proposed factors, which are not stored yet.
     *
     * @param sealed for the browser to keep meanwhile; it cannot read it
     * @param email of the member
     * @param secret for the authenticator app, in Base32
     */
    record Proposal(String sealed, String email, String secret) implements EnrolmentPasswordResult {}
}
