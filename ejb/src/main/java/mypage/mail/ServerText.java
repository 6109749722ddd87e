package mypage.mail;

/** Text of a mail server, which may contain anything. */
public final class ServerText {

    /**
     * Also what turns the direction of text, and, since a text is cut off, what takes two chars. One class of
     * characters: a repeated choice would take a frame of the stack for each character of a foreign text.
     */
    private static final String UNPRINTABLE = "[[^\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]\\x{10000}-\\x{10FFFF}]+";

    private ServerText() {}

    /** One line that the database can store and staff can read. */
    public static String printable(String text) {
        return text.replaceAll(UNPRINTABLE, " ").strip();
    }
}
