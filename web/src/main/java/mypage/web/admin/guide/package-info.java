/** The guide of the members of staff, as docs/operations has it in Japanese. It has no room in {@code ejb/}. */
package mypage.web.admin.guide;
