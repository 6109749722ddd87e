/** Pages of {@code mypage.admin.staff}, where the rules are. */
package mypage.web.admin.staff;
