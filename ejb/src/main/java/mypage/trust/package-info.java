/**
 * Browsers in which an account skips its one-time password for 90 days (requirements 20 to 40), and the timer that
 * deletes what has expired.
 */
package mypage.trust;
