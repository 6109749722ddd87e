/** How members of staff enrol, sign in by password and authenticator app, and manage their own factors and sessions. */
package mypage.admin.signin;
