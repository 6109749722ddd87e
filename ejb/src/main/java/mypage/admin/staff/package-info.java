/** The members of staff, their roles and invitations, and the command that creates the first administrator. */
package mypage.admin.staff;
