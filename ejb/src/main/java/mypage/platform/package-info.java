/**
 * The basis of every room: clock, secrets, settings, migrations, languages, and the formats of times and network
 * addresses. Nothing here knows a feature.
 */
package mypage.platform;
