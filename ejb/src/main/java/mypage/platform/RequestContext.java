package mypage.platform;

import java.util.Optional;

/**
 * The context of a request: who sent it, as far as the transport discloses that.
 *
 * @param address the client's network address in text form
 * @param requestId identifies the request in logs and audit events
 * @param userAgent the header User-Agent, at most 300 characters, empty when there is none; never trusted
 * @param language the language of the pages shown
 * @param staffId the member of staff who is signed in there; null if there is none
 * @param reason why that member acts; null if nobody asked
 */
public record RequestContext(
        String address, String requestId, String userAgent, Language language, Long staffId, ActReason reason) {

    /** The context of a request whose reason nobody asked for. */
    public RequestContext(String address, String requestId, String userAgent, Language language, Long staffId) {
        this(address, requestId, userAgent, language, staffId, null);
    }

    /** The context of a request without a member of staff. */
    public RequestContext(String address, String requestId, String userAgent, Language language) {
        this(address, requestId, userAgent, language, null);
    }

    /** Such a context with pages in Japanese. */
    public RequestContext(String address, String requestId, String userAgent) {
        this(address, requestId, userAgent, Language.JA);
    }

    /** The same context with pages in this language. */
    public RequestContext reading(Language chosen) {
        return new RequestContext(address, requestId, userAgent, chosen, staffId, reason);
    }

    /** The same context with this member of staff. */
    public RequestContext actingAs(long member) {
        return new RequestContext(address, requestId, userAgent, language, member, reason);
    }

    /** The same context with this reason. */
    public RequestContext because(ActReason given) {
        return new RequestContext(address, requestId, userAgent, language, staffId, given);
    }

    /** The range that one subscriber holds: the address, or for IPv6 its /64. */
    public String network() {
        return Network.address(address)
                .map(literal -> Network.ofSubscriber(literal).toString())
                .orElse(address);
    }

    /** The range that one site may hold: the /48 of an IPv6 address (RFC 6177); empty for IPv4. */
    public Optional<String> site() {
        return Network.address(address).flatMap(Network::ofSite).map(Network::toString);
    }
}
