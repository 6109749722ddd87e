/** Pages of {@code mypage.admin.approvals}, where the rules are. */
package mypage.web.admin.approvals;
