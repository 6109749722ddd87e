/**
 * The way in: password, then the mailed one-time password unless this browser skips it, then a session. Failures are
 * counted before they are judged.
 */
package mypage.signin;
