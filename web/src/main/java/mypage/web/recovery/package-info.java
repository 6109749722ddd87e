/** Pages of {@code mypage.recovery}, where the rules are. */
package mypage.web.recovery;
