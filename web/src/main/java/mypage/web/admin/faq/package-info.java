/** Pages of {@code mypage.admin.faq}, where the rules are. */
package mypage.web.admin.faq;
