/** Pages that explain: terms, contact, accessibility, cookies. */
package mypage.web.about;
