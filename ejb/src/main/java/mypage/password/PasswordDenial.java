package mypage.password;

/** Why a typed password leads no further. */
public sealed interface PasswordDenial permits PasswordDenial.WrongPassword, HasherBusy {

    /** ID or password wrong; which of them is not told (requirement "silent", ASVS 6.3.8). */
    record WrongPassword() implements PasswordDenial {}
}
