/** Pages of {@code mypage.admin.clients}, where the rules are. */
package mypage.web.admin.clients;
