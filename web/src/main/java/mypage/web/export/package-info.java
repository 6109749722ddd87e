/** Pages of {@code mypage.export}, where the rules are. */
package mypage.web.export;
