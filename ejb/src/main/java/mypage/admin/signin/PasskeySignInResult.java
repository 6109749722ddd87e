package mypage.admin.signin;

/** The result of a passkey alone; an exception means that the service itself failed. */
public sealed interface PasskeySignInResult
        permits StaffCodeResult.SignedIn, PasskeySignInResult.PasskeyRefused, TooManyAttempts {

    /** Nobody's passkey, a wrong one, that of a member who can't sign in, or an answer that came too late. */
    record PasskeyRefused() implements PasskeySignInResult {}
}
