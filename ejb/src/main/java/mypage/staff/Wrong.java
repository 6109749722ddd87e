package mypage.staff;

/** The code was wrong or used before, or the password that was asked for with it was wrong. */
public record Wrong() implements ProofDenial, EnrolmentResult {}
