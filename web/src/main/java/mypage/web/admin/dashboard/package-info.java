/** Pages of {@code mypage.admin.dashboard}, where the rules are. */
package mypage.web.admin.dashboard;
