package mypage.staff;

import java.time.Instant;

/** Nothing was judged, as there were too many tries. */
public record Delayed(Instant until) implements StaffSignInResult, StaffCodeResult, ProofDenial {}
