/**
 * Mailed codes: the steps in which each of them is checked, whatever it was mailed for; and one-time passwords, of
 * which an account has one at a time, with the date from which each service requires them.
 */
package mypage.otp;
