/**
 * The audit trail. An event is written in the transaction of the action that it records, and never changed. Seconds
 * later a timer seals it into a chain with a key outside the database, so that a later change is detected. Staff read
 * it in {@code mypage.admin.audit}.
 */
package mypage.audit;
