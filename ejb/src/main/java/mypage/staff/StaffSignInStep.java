package mypage.staff;

import java.time.Instant;

/** What a request to sign a member of staff in came to; never an exception unless the service itself failed. */
public sealed interface StaffSignInStep {

    /**
     * The password was right, and a code is asked for.
     *
     * @param token the secret for the browser's cookie
     */
    record CodeRequired(String token) implements StaffSignInStep {}

    /** No such member, or another password. */
    record Denied() implements StaffSignInStep {}

    /** Nothing was judged, as there were too many tries. */
    record Delayed(Instant until) implements StaffSignInStep {}

    /** More passwords at once than this node can hash; to be tried again after some seconds. */
    record Busy() implements StaffSignInStep {}

    /** What was typed is no code; costs no try. */
    record Malformed() implements StaffSignInStep {}

    /** Wrong, or used before. */
    record WrongCode(int triesLeft) implements StaffSignInStep {}

    /** The password has to be typed again: too many codes, too late, or something ended it. */
    record Over() implements StaffSignInStep {}

    /**
     * Both factors were right.
     *
     * @param token the session's, another one than that of the first factor
     * @param known lets this browser have tries of its own, see {@link StaffBrowser}
     */
    record SignedIn(String token, String known) implements StaffSignInStep {}
}
