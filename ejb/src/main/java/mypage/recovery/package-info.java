/**
 * Recovery by an owner: after a forgotten password, after an action of somebody else, by a former address, or after the
 * account was closed. Also what tells owners of such an action: who signed in, or tried to.
 */
package mypage.recovery;
