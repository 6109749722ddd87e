/** Pages of {@code mypage.reauthentication}, where the rules are. */
package mypage.web.reauthentication;
