/** Pages of {@code mypage.admin.audit}, where the rules are. */
package mypage.web.admin.audit;
