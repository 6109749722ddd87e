/** Pages of {@code mypage.device}, where the rules are. */
package mypage.web.device;
