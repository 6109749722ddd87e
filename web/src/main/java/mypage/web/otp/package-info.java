/** What the pages share on which a mailed code is submitted. */
package mypage.web.otp;
