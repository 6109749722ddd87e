/**
 * A signed-in user proves both factors again before something sensitive changes, even where the code is skipped (ASVS
 * 7.5.1).
 */
package mypage.reauthentication;
