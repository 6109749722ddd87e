package mypage.admin.signin;

/** The result of removing a passkey; an exception means that the service itself failed. */
public sealed interface PasskeyRemovalResult {

    /** It is removed, perhaps already by an earlier request. */
    record Removed() implements PasskeyRemovalResult {}

    /** The member's role requires a passkey, and this is the last one. */
    record LastPasskey() implements PasskeyRemovalResult {}
}
