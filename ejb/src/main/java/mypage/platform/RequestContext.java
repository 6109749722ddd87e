package mypage.platform;

/**
 * Who is on the other end of a request, as far as the transport tells.
 *
 * @param address the client's network address in text form
 * @param requestId identifies the request in logs and audit events
 * @param userAgent what the browser says it is, at most 300 characters, empty when it says nothing; never trusted
 * @param language that of the pages shown there
 * @param staffId the member of staff who is signed in there; null for everybody else
 */
public record RequestContext(String address, String requestId, String userAgent, Language language, Long staffId) {

    /** Somebody who is no member of staff. */
    public RequestContext(String address, String requestId, String userAgent, Language language) {
        this(address, requestId, userAgent, language, null);
    }

    /** The same, who reads Japanese. */
    public RequestContext(String address, String requestId, String userAgent) {
        this(address, requestId, userAgent, Language.JA);
    }

    /** The same, from now on in this language. */
    public RequestContext reading(Language chosen) {
        return new RequestContext(address, requestId, userAgent, chosen, staffId);
    }

    /** The same, now that this member of staff has proved to be there. */
    public RequestContext actingAs(long member) {
        return new RequestContext(address, requestId, userAgent, language, member);
    }

    /** What one subscriber holds: the address, or for IPv6 its /64. */
    public String network() {
        return Network.address(address)
                .map(literal -> Network.ofSubscriber(literal).toString())
                .orElse(address);
    }
}
