package mypage.account;

/** Why what was typed does not become the new password. */
public sealed interface PasswordRefusal permits PasswordRefusal.Weak, Busy {

    record Weak(Weakness why) implements PasswordRefusal {}
}
