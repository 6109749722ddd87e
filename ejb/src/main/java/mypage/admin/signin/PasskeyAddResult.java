package mypage.admin.signin;

/** The result of adding a passkey; an exception means that the service itself failed. */
public sealed interface PasskeyAddResult {

    record Added() implements PasskeyAddResult {}

    /** The answer is invalid or came too late, or the device has a passkey of this site already. */
    record NotAdded() implements PasskeyAddResult {}

    /** The member has as many passkeys as a member can have. */
    record TooManyPasskeys() implements PasskeyAddResult {}
}
