/**
 * Accounts that nobody signs in to: their owners are told, then all access ends, then they are closed. A sign-in undoes
 * it. Off by default.
 */
package mypage.dormancy;
