package mypage.admin.signin;

/** A passkey is this member's only second factor. The code was not checked. */
public record PasskeyRequired() implements StaffCodeResult, ProofDenial {}
