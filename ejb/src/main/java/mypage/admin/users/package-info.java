/**
 * Staff find an account, see its history, and act on it. Each view and each action is audited, and the owner is told
 * of actions.
 */
package mypage.admin.users;
