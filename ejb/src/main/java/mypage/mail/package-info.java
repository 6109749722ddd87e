/**
 * Mails to users and staff. A mail is a row of the transaction that asks for it (transactional outbox); workers on
 * every node send it. Texts come from bundles, one file a language.
 */
package mypage.mail;
