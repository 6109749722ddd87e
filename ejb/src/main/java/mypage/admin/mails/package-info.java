/** Shows staff what happened to mails, but never their text. Queued mails can be sent at once. */
package mypage.admin.mails;
