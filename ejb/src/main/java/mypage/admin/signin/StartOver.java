package mypage.admin.signin;

/**
 * Too many codes, too late, or ended by something else: the member has to start again with the password or another
 * link.
 */
public record StartOver() implements StaffCodeResult, EnrolmentPasswordResult, EnrolmentResult {}
