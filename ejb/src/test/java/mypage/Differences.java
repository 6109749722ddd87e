package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Compares long lists in any order. A failure names only what differs. */
public final class Differences {

    private Differences() {}

    /** Fails with the elements that are missing and with those that are too much; each counts as often as it occurs. */
    public static void assertNone(Collection<?> expected, Collection<?> found) {
        assertEquals(describe(List.of(), List.of()), describe(without(expected, found), without(found, expected)));
    }

    private static String describe(List<?> missing, List<?> tooMuch) {
        return "missing " + missing + ", too much " + tooMuch;
    }

    private static List<?> without(Collection<?> all, Collection<?> known) {
        List<Object> rest = new ArrayList<>(all);
        known.forEach(rest::remove);
        return rest;
    }
}
