/** Pages of {@code mypage.admin.mails}, where the rules are. */
package mypage.web.admin.mails;
