/**
 * Accounts, their addresses, and which of them belong together. An address is the ID of at most one open account of a
 * service.
 */
package mypage.account;
