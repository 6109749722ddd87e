/** Pages of {@code mypage.trust}, where the rules are. */
package mypage.web.trust;
