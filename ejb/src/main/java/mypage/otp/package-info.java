/**
 * One-time passwords: the one code of an account that can be used at a time, how it is issued, counted, judged and
 * consumed, and from when each service asks for it.
 */
package mypage.otp;
