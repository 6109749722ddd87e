/**
 * Mails that come back although the mail server had accepted them (delivery status notifications, RFC 3464). They are
 * read from a mailbox or a folder, and noted with the mail and with the accounts that have its address. They never
 * block a sign-in: the owner learns of them afterwards.
 */
package mypage.bounce;
