package mypage.password;

/** Why an attempt to sign in with a password failed. */
public sealed interface PasswordDenial permits PasswordDenial.WrongPassword, HasherBusy {

    /** The ID or the password is wrong. The user is not told which (requirement "silent", ASVS 6.3.8). */
    record WrongPassword() implements PasswordDenial {}
}
