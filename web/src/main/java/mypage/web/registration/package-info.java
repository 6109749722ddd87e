/** Pages of {@code mypage.registration}, where the rules are. */
package mypage.web.registration;
