package mypage.admin.dashboard;

/**
 * Refused passwords of one network.
 *
 * @param network an IPv4 address, or the /64 of an IPv6 address
 * @param address the one of its addresses that most of them came from
 */
public record NetworkFailures(String network, String address, long tries) {

    /** The same network, with more tries of an address that had no more of them. */
    NetworkFailures plus(NetworkFailures more) {
        return new NetworkFailures(network, address, tries + more.tries);
    }
}
