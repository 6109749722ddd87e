/** Pages of {@code mypage.session}, where the rules are. */
package mypage.web.session;
