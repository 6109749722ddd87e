package mypage.admin.signin;

/** The code was wrong or used before, or the password that was asked for with it was wrong. */
public record WrongProof() implements ProofDenial, EnrolmentResult {}
