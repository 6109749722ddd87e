/** Lets administrators register applications whose users sign in here. Two members must agree. */
package mypage.admin.clients;
