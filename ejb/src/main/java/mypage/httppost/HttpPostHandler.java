package mypage.httppost;

import java.util.Optional;

/** Says what the posts of one kind contain. Each kind has one bean; {@link HttpPostTransactions} finds it. */
public interface HttpPostHandler {

    String kind();

    /**
     * What to post, made anew for each try. Joins the caller's transaction.
     *
     * @param payload of the row
     * @return empty if it is no longer to be sent
     */
    Optional<HttpPostContent> content(String payload);

    /** The other system has accepted it. Joins the transaction that notes that. */
    void sent(String payload);

    /** Nobody tries again. Joins the transaction that notes that. */
    void givenUp(String payload);
}
