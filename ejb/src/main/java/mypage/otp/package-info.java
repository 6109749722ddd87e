/**
 * Mailed codes and how every one of them is checked; one-time passwords, of which an account has one at a time; and the
 * time from which each service requires them.
 */
package mypage.otp;
