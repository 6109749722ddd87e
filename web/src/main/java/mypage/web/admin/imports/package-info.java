/** Pages of {@code mypage.admin.imports}, where the rules are. */
package mypage.web.admin.imports;
