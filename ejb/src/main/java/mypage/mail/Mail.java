package mypage.mail;

import mypage.platform.Language;

/**
 * What somebody is told by mail.
 *
 * @param body as the bundles are written: an empty line ends a paragraph; a line that begins with ■ is a heading, one that begins
 *     with an ideographic space is a fact; a link stands alone. Both parts of the mail are drawn from it, see {@link MailParts}
 */
public record Mail(Language language, String subject, String body) {}
