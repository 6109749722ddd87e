/**
 * What an owner who is not signed in may do by a mailed link, once; and the mails that tell an owner what happened,
 * each with such a link (ASVS 6.3.7).
 */
package mypage.actiontoken;
