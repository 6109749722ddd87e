package mypage.otp;

/** Whether a mailed code can be submitted. */
public sealed interface CodeStatus permits PendingCode, CodeStatus.Invalid {

    /** It cannot be submitted; the user must ask for a new one. */
    record Invalid(InvalidReason reason) implements CodeStatus {}
}
