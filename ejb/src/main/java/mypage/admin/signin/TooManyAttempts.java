package mypage.admin.signin;

import java.time.Instant;

/** Nothing was checked, because the rate limit was exceeded. */
public record TooManyAttempts(Instant until)
        implements StaffSignInResult, StaffAdmissionResult, StaffCodeResult, PasskeySignInResult, ProofDenial {}
