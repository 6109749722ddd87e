/**
 * Accounts begin without a password. The owner is invited by mail, chooses the first one and accepts the terms. Nobody
 * else ever knows a password of the account. Some services let people open an account without an invitation.
 */
package mypage.registration;
