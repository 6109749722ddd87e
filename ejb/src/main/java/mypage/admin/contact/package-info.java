/** Lets staff replace the lists of whom users can ask ({@code mypage.contact}) by files. */
package mypage.admin.contact;
