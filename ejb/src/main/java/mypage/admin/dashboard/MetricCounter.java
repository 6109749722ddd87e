package mypage.admin.dashboard;

/** What is counted hour by hour: kinds of audit events by their names, one of them in two parts. */
enum MetricCounter {
    SIGNED_IN,
    /** A sign-in of the time before the service asked for one-time passwords (requirement 3); the other one counts the rest. */
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
