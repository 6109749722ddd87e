/**
 * What the pages for staff share: which pages there are and the role that each asks for, who is signed in, labels,
 * forms that ask before they act.
 */
package mypage.web.admin.site;
