package mypage.admin.signin;

import java.time.Instant;

/** Nothing was judged, as there were too many tries. */
public record TooManyTries(Instant until) implements StaffSignInResult, StaffCodeResult, ProofDenial {}
