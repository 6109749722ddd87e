/** The frequent questions as users read them (requirement 66). Staff correct them in {@code mypage.admin.faq}. */
package mypage.faq;
