/**
 * People sign in while everything below them breaks, and then each promise is checked; see {@link mypage.chaos.Chaos}.
 */
package mypage.chaos;
