/**
 * A signed-in user proves both factors again before a sensitive change, even where the code is skipped (ASVS 7.5.1).
 */
package mypage.reauthentication;
