/**
 * How an owner who is not signed in takes an account back: after a forgotten password, after something that was
 * somebody else, with a former address, or after the account was closed.
 */
package mypage.recovery;
