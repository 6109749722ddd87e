/**
 * Accounts begin without a password. Their owner is invited by mail, chooses the first one and accepts the terms;
 * nobody else ever knows a password of it.
 */
package mypage.registration;
