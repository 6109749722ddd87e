/** What applications and their users' browsers ask for, see {@code mypage.openid}, where the rules are. */
package mypage.web.openid;
