/**
 * What signed-in owners change: their password, their address, the additional accounts of an employer, and the end of
 * their account.
 */
package mypage.profile;
