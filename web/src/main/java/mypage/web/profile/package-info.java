/** Pages of {@code mypage.profile}, where the rules are. */
package mypage.web.profile;
