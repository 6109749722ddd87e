/**
 * Who is signed in where. A session is a row that is found by the hash of the token in a cookie; a node remembers
 * nothing.
 */
package mypage.session;
