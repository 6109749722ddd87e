/**
 * Staff receive, review and approve requests of owners who lost their address. Approval takes another member than the
 * one who received it.
 */
package mypage.admin.addressrequests;
