/** What is done once after a backup was restored, before any node starts. */
package mypage.admin.restoration;
