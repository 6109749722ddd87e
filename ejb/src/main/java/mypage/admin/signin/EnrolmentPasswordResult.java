package mypage.admin.signin;

/** What became of the password that a member chose by a link; never an exception unless the service itself failed. */
public sealed interface EnrolmentPasswordResult permits EnrolmentPasswordResult.Proposal, PasswordRefused, StartOver {

    /**
     * The password will do. These are the factors, which are not the member's yet.
     *
     * @param sealed for the browser to keep meanwhile, which can't read it
     * @param email of the member
     * @param secret for the authenticator app, in Base32
     */
    record Proposal(String sealed, String email, String secret) implements EnrolmentPasswordResult {}
}
