/** Pages of {@code mypage.admin.addressrequests}, where the rules are. */
package mypage.web.admin.addressrequests;
