/**
 * What all pages share: filters in the order of {@code web.xml}, addresses, cookies, languages, texts, form errors,
 * the error page.
 */
package mypage.web.site;
