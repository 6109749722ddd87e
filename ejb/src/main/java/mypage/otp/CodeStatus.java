package mypage.otp;

/** Whether a mailed code can be submitted. */
public sealed interface CodeStatus permits PendingCode, CodeStatus.Invalid {

    /** It can't be; the way on is to ask for a new one. */
    record Invalid(InvalidReason reason) implements CodeStatus {}
}
