/** Pages of {@code mypage.admin.users}, where the rules are. */
package mypage.web.admin.users;
