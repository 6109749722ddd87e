/** Pages of {@code mypage.faq}, where the rules are. */
package mypage.web.faq;
