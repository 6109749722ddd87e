/**
 * Sign-in: password, then the mailed one-time password unless this browser skips it, then a session. An attempt is
 * counted before it is checked.
 */
package mypage.signin;
