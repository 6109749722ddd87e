/**
 * Tokens with which an owner who is not signed in may do one thing once, and mails that tell an owner what happened,
 * each with a link (ASVS 6.3.7).
 */
package mypage.actiontoken;
