/**
 * What the pages of users share: which pages there are, who is signed in, the cookies of their browser, and where a
 * sign-in leads back to.
 */
package mypage.web.user;
