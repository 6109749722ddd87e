/**
 * Staff find an account, see what happened to it, and act on it. Each look and each act is audited, and the owner is
 * told of acts.
 */
package mypage.admin.users;
