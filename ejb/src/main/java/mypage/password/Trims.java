package mypage.password;

import java.util.function.Predicate;

/** Judges a password without some of the digits and marks that were put before or after it. */
final class Trims {

    private Trims() {}

    /**
     * Whether the test holds for the text, or for what is left of it without some characters at its ends that are not
     * letters.
     *
     * @param most how many characters are taken away at most, at both ends together
     */
    static boolean any(String text, int most, Predicate<String> test) {
        int leading = Math.min(most, edge(text, 0, 1));
        int trailing = Math.min(most, edge(text, text.length() - 1, -1));
        for (int start = 0; start <= leading; start++) {
            for (int cut = 0; cut <= trailing && start + cut <= most && start + cut < text.length(); cut++) {
                if (test.test(text.substring(start, text.length() - cut))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int edge(String text, int from, int step) {
        int count = 0;
        for (int i = from; i >= 0 && i < text.length() && !Character.isLetter(text.charAt(i)); i += step) {
            count++;
        }
        return count;
    }
}
