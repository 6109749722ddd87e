package mypage.staff;

import mypage.account.PasswordRefusal;

/** What was typed does not become the member's new password. */
public record Refused(PasswordRefusal why) implements StaffPasswordResult, EnrolmentPasswordResult {}
