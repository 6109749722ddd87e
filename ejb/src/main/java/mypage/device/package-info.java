/**
 * Browsers that an account knows. A known device has rate limits of its own, so that whoever guesses elsewhere can't
 * lock the owner out. An owner at a new browser gets the same by a mailed number.
 */
package mypage.device;
