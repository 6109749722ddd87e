/**
 * Recovery by an owner who is not signed in: after a forgotten password, after an action of somebody else, by a former
 * address, or after the account was closed.
 */
package mypage.recovery;
