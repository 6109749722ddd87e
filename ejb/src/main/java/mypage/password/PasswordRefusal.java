package mypage.password;

/** Why what was typed does not become the new password. */
public sealed interface PasswordRefusal permits PasswordRefusal.Weak, HasherBusy {

    record Weak(PasswordWeakness why) implements PasswordRefusal {}
}
