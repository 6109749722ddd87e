/**
 * Applications let their users sign in here (OpenID Connect Core 1.0, authorization code flow with PKCE). A user with
 * an open session goes back to the application with a code, and the application gets an ID token for it. Whatever ends
 * the session ends its codes and access tokens too.
 */
package mypage.openid;
