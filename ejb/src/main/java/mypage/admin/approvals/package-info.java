/**
 * The four-eyes principle: an act that could weaken the protection of all waits until a second member of staff approves
 * it. Rooms ask here and say how to carry the act out. This room is below all that ask, that of the members of staff
 * included.
 */
package mypage.admin.approvals;
