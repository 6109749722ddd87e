/** Staff search the audit trail, export it, and have its chain checked. */
package mypage.admin.audit;
