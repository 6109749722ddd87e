package mypage.admin.signin;

/** Only a passkey is this member's second factor. The code was not checked. */
public record PasskeyRequired() implements StaffCodeResult, ProofDenial {}
