/**
 * Whom users can ask: help desks with their telephone numbers, and the offices of ハローワーク. Pages show them, and mails
 * to users end with them. Staff keep both lists in {@code mypage.admin.contact}.
 */
package mypage.contact;
