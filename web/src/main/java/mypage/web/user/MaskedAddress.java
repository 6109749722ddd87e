package mypage.web.user;

/** An address masked so that its owner recognizes it and others learn little. */
public final class MaskedAddress {

    private static final String HIDDEN = "***";

    private MaskedAddress() {}

    public static String of(String address) {
        int at = address.lastIndexOf('@');
        return at < 1
                ? HIDDEN
                : address.substring(0, address.offsetByCodePoints(0, 1)) + HIDDEN + address.substring(at);
    }
}
