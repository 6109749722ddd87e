package mypage.audit;

/**
 * Who is on the other end of a request, as far as the transport tells.
 *
 * @param address the peer's network address in text form
 * @param requestId identifies the request in logs and audit events
 */
public record Client(String address, String requestId) {}
