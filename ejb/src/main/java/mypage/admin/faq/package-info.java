/** Staff correct the frequent questions and their translations. */
package mypage.admin.faq;
