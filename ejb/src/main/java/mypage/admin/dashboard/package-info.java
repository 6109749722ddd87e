/** What happened, hour by hour, and what needs attention now. Counted beside the sign-ins and never in their way. */
package mypage.admin.dashboard;
