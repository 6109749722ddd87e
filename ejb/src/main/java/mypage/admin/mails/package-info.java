/** What became of mails, for staff; never what is in them. Queued ones can be tried at once. */
package mypage.admin.mails;
