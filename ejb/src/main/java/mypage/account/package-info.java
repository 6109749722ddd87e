/**
 * Accounts, their addresses, and the families of main and additional accounts. An address is the ID of at most one open
 * account of a service.
 */
package mypage.account;
