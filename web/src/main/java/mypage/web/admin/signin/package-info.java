/** Pages of {@code mypage.admin.signin}, where the rules are. */
package mypage.web.admin.signin;
