/**
 * An application whose users sign in with MyPage, by Jakarta Security's own client and 300 lines: a model for teams of
 * applications, and where the sign-in of the demo leads. One WAR is one of three applications, see {@link
 * mypage.sample.SampleApplication}. It knows nothing of the product but its address; docs/openid.md explains it.
 */
package mypage.sample;
