package mypage.platform;

import java.util.List;

/**
 * How a list for staff is shown.
 *
 * @param size how many rows a page has
 * @param oldestFirst whether the oldest rows come first instead of the newest
 */
public record Listing(int size, boolean oldestFirst) {

    /** What staff can choose from. */
    public static final List<Integer> SIZES = List.of(20, 50, 100);

    /** Unless something else was chosen. */
    public static final Listing USUAL = new Listing(50, false);
}
