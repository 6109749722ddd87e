/** Pages of {@code mypage.admin.announcements}, where the rules are. */
package mypage.web.admin.announcements;
