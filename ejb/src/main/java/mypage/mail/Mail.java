package mypage.mail;

import mypage.platform.Language;

/**
 * The text of a mail.
 *
 * @param body in the notation of the bundles: an empty line ends a paragraph, a line that begins with ■ is a heading,
 *     one that begins with an ideographic space is an indented detail, and a link has a line of its own.
 *     {@link MailParts} renders it
 */
public record Mail(Language language, String subject, String body) {}
