/** Who the staff are: members, roles, invitations, and the command that makes the first administrator. */
package mypage.admin.staff;
