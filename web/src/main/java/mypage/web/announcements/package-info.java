/** Pages of {@code mypage.announcements}, where the rules are. */
package mypage.web.announcements;
