/** What the pages that take a mailed code share. */
package mypage.web.otp;
