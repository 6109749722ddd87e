package mypage.admin.signin;

/** The code was wrong or used before, or the password was wrong. */
public record WrongProof() implements ProofDenial, EnrolmentResult {}
