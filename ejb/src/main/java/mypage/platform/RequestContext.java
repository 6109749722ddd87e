package mypage.platform;

/**
 * The client of a request, as far as the transport tells.
 *
 * @param address the client's network address in text form
 * @param requestId identifies the request in logs and audit events
 * @param userAgent the header User-Agent, at most 300 characters, empty when there is none; never trusted
 * @param language the language of the pages shown
 * @param staffId the member of staff who is signed in there; null for everybody else
 */
public record RequestContext(String address, String requestId, String userAgent, Language language, Long staffId) {

    /** A client that is not signed in as a member of staff. */
    public RequestContext(String address, String requestId, String userAgent, Language language) {
        this(address, requestId, userAgent, language, null);
    }

    /** Such a client, reading Japanese. */
    public RequestContext(String address, String requestId, String userAgent) {
        this(address, requestId, userAgent, Language.JA);
    }

    /** The same client, reading this language from now on. */
    public RequestContext reading(Language chosen) {
        return new RequestContext(address, requestId, userAgent, chosen, staffId);
    }

    /** The same client, after this member of staff has authenticated. */
    public RequestContext actingAs(long member) {
        return new RequestContext(address, requestId, userAgent, language, member);
    }

    /** The range that one subscriber holds: the address, or for IPv6 its /64. */
    public String network() {
        return Network.address(address)
                .map(literal -> Network.ofSubscriber(literal).toString())
                .orElse(address);
    }
}
