package mypage.admin.signin;

import mypage.password.PasswordRefusal;

/** What was typed does not become the member's new password. */
public record PasswordRefused(PasswordRefusal why) implements StaffPasswordResult, EnrolmentPasswordResult {}
