package mypage.figures;

/**
 * Refused passwords of one network.
 *
 * @param network an IPv4 address, or the /64 of an IPv6 address
 */
public record NetworkTries(String network, long tries) {}
