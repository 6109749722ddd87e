package mypage.mailrequest;

import java.time.Instant;

/** The result of a request for a mail. None of them depends on whether there is an account. */
public sealed interface MailRequestResult {

    /** It waits for a worker. */
    record Accepted() implements MailRequestResult {}

    /**
     * The network has asked too often.
     *
     * @param until when it may ask again
     */
    record TooMany(Instant until) implements MailRequestResult {}

    /** Too many requests wait, from all networks together. */
    record Busy() implements MailRequestResult {}
}
