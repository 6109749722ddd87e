package mypage.web.signin;

/** An address that its owner recognizes and that tells others little. */
final class MaskedAddress {

    private static final String HIDDEN = "***";

    private MaskedAddress() {}

    static String of(String address) {
        int at = address.lastIndexOf('@');
        return at < 1
                ? HIDDEN
                : address.substring(0, address.offsetByCodePoints(0, 1)) + HIDDEN + address.substring(at);
    }
}
