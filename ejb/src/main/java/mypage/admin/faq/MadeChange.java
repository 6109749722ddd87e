package mypage.admin.faq;

/**
 * A change of a question with the name of the member who made it.
 *
 * @param by null for a member who is known no more
 */
public record MadeChange(QuestionChange change, String by) {}
