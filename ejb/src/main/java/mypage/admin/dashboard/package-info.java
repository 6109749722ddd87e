/** Metrics by the hour, and what needs attention now. Both are computed beside the sign-ins and never in their way. */
package mypage.admin.dashboard;
