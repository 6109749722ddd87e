package mypage.help;

/**
 * A question in another language than Japanese, as staff see it.
 *
 * @param shown what users read; in Japanese where what was written is out of date
 * @param version counts how often staff wrote it
 */
public record Translation(Question shown, int version) {

    static final int NEVER_WRITTEN = -1;
}
