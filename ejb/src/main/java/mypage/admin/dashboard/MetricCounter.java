package mypage.admin.dashboard;

/** What is counted in each hour: kinds of audit events by name, one of them split in two. */
enum MetricCounter {
    SIGNED_IN,
    /** A sign-in before the service asked for one-time passwords (requirement 3); SIGNED_IN counts the others. */
    SIGNED_IN_BEFORE_LAUNCH,
    OTP_SKIPPED,
    OTP_ISSUED,
    CONFIRMED,
    OTP_WRONG,
    OTP_EXPIRED,
    OTP_REFUSED,
    OTP_WITHHELD,
    PASSWORD_REFUSED,
    PASSWORD_DELAYED
}
