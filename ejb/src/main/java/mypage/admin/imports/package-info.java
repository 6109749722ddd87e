/**
 * Accounts from an uploaded file: checked as a whole, confirmed by a member of staff, then invited one by one at a
 * steady pace. {@link mypage.admin.imports.ImportCommand} takes over the accounts of another system, with their
 * passwords and without a server.
 */
package mypage.admin.imports;
