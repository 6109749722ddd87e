/**
 * Accounts from an uploaded file: checked as a whole, confirmed by a member of staff, then invited one by one at a
 * steady pace.
 */
package mypage.admin.imports;
