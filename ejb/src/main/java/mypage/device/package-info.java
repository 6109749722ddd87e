/**
 * Known devices of an account. Each has rate limits of its own, so that nobody who guesses elsewhere can lock the owner
 * out. A mailed code makes an unknown device known.
 */
package mypage.device;
