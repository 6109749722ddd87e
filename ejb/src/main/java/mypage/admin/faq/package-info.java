/** Staff correct, translate, add and order the frequent questions, and see how each came about. */
package mypage.admin.faq;
