/**
 * The audit trail. An event is written in the transaction of the act that it tells of, and never changed. Seconds
 * later a timer seals it into a chain under a key outside the database, so that a later change shows. Staff read it
 * in {@code mypage.admin.audit}.
 */
package mypage.audit;
