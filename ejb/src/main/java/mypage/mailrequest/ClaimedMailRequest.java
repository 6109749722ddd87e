package mypage.mailrequest;

/** A request that one worker may answer for some seconds. */
public record ClaimedMailRequest(long id, MailRequest request) {}
