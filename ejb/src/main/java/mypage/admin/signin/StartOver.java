package mypage.admin.signin;

/** Too many codes, too late, or something ended it: it begins again with the password, or with another link. */
public record StartOver() implements StaffCodeResult, EnrolmentPasswordResult, EnrolmentResult {}
