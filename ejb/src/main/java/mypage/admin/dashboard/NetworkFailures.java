package mypage.admin.dashboard;

/**
 * Refused passwords of one network.
 *
 * @param network an IPv4 address, or the /64 of an IPv6 address
 * @param address the address of the network that most of them came from
 */
public record NetworkFailures(String network, String address, long attempts) {

    /** Adds the attempts of another address of the network, which had at most as many. */
    NetworkFailures plus(NetworkFailures more) {
        return new NetworkFailures(network, address, attempts + more.attempts);
    }
}
