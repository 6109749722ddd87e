package mypage.account;

/** What became of a new password; never an exception unless the service itself failed. */
public sealed interface PasswordStep {

    /** It is the password now, and all that the old one opened is over. */
    record Changed() implements PasswordStep {}

    record Refused(Weakness why) implements PasswordStep {}

    /** More passwords at once than this node can hash; the user may try again after some seconds. */
    record Busy() implements PasswordStep {}

    /** The permission to choose one was used up or is too old. */
    record Over() implements PasswordStep {}
}
