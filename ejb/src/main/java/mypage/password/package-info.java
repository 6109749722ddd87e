/**
 * Hashes of passwords, how many of them a node computes at once, and the rules for new passwords. {@code Legacy…} are
 * the hashes of other systems. Knows nothing of accounts.
 */
package mypage.password;
