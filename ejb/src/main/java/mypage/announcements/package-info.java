/**
 * What holds for the pages of a service just now: maintenance windows, notices, and the start of one-time passwords.
 * A node reads all of it at most once in two seconds. Staff change it in {@code mypage.admin.announcements}.
 */
package mypage.announcements;
