package mypage.mailrequest;

/** Answers requests of one kind. Each kind has one bean; {@link MailRequestTransactions} finds it. */
public interface MailRequestHandler {

    MailRequest.Kind kind();

    /** Mails what was asked for, if there is an account and its limits allow it. Joins the caller's transaction. */
    void answer(MailRequest request);
}
