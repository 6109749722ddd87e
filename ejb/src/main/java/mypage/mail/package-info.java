/**
 * Mails to users and staff. A mail is a row that is written in the transaction that requests it (transactional outbox);
 * workers on every node send it. Texts are in bundles, one file per language.
 */
package mypage.mail;
