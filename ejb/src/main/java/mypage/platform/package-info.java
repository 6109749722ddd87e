/**
 * What every room stands on: clock, secrets, settings, migrations, languages, times, and how an instant or a network
 * address is written. Nothing in here knows a feature.
 */
package mypage.platform;
