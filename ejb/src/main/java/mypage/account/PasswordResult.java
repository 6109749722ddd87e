package mypage.account;

/** What became of a password that was chosen by a link; never an exception unless the service itself failed. */
public sealed interface PasswordResult permits PasswordResult.Changed, PasswordResult.Refused, Over {

    /** It is the password now, and all that the old one opened is over. */
    record Changed() implements PasswordResult {}

    record Refused(PasswordRefusal why) implements PasswordResult {}
}
