/** Pages of {@code mypage.signin}, where the rules are. */
package mypage.web.signin;
