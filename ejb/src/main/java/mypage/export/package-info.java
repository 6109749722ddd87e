/** What the service holds about an account, as files for its owner. */
package mypage.export;
