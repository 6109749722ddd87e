package mypage.account;

import java.util.Optional;

/** What became of a new password; never an exception unless the service itself failed. */
public sealed interface PasswordStep {

    /**
     * It is the password now, and all that the old one opened is over.
     *
     * @param sessionToken the new one of the session that goes on, where there is one
     */
    record Changed(Optional<String> sessionToken) implements PasswordStep {}

    record Refused(Weakness why) implements PasswordStep {}

    /** More passwords at once than this node can hash; the user may try again after some seconds. */
    record Busy() implements PasswordStep {}

    /** The permission to choose one was used up or is too old. */
    record Over() implements PasswordStep {}
}
