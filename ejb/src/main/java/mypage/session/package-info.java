/**
 * Sessions of signed-in users. A session is a row that is found by the hash of the token in a cookie; nodes keep no
 * state.
 */
package mypage.session;
