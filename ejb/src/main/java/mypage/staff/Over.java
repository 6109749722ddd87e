package mypage.staff;

/** Too many codes, too late, or something ended it: it begins again with the password, or with another link. */
public record Over() implements StaffCodeResult, EnrolmentPasswordResult, EnrolmentResult {}
