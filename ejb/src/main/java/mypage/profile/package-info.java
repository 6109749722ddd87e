/**
 * Signed-in owners change their password and address, manage the additional accounts of an employer, and close their
 * account.
 */
package mypage.profile;
