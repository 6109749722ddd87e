/** Pages of {@code mypage.addressrequests}, where the rules are. */
package mypage.web.addressrequests;
