package mypage.admin.signin;

/** Too many codes were wrong in such browsers. None is checked any more until a member with MANAGE opens them again. */
public record CodesClosed() implements StaffSignInResult, StaffCodeResult, ProofDenial {}
