package mypage.faq;

/** What a frequent question is about; the page for users has a heading for each, in this order. */
public enum QuestionSection {
    USE,
    SKIP,
    COOKIES,
    ADDITIONAL
}
