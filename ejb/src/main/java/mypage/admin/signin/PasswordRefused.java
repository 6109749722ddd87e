package mypage.admin.signin;

import mypage.password.PasswordRefusal;

/** The typed password is refused as a new password. */
public record PasswordRefused(PasswordRefusal why) implements StaffPasswordResult, EnrolmentPasswordResult {}
