/** Pages of {@code mypage.admin.contact}, where the rules are. */
package mypage.web.admin.contact;
