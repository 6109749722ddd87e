/** Pages of {@code mypage.contact}, where the rules are. */
package mypage.web.contact;
