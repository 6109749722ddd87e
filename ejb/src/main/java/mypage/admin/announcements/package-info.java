/** Staff announce maintenance windows and notices, and set when each service starts to ask for one-time passwords. */
package mypage.admin.announcements;
