package mypage.password;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Recognizes what is typed by moving over the keyboard (JIS X 6002): along rows, columns and diagonals, or on one key.
 * Letters and digits in their own order count too.
 */
final class KeyboardWalks {

    private static final int FEWEST = 4;
    private static final int SHORTEST_WALK = 3;
    private static final int MOST_AROUND = 8;

    private static final List<String> ROWS = List.of("1234567890-^¥", "qwertyuiop@[", "asdfghjkl;:]", "zxcvbnm,./_");
    private static final String JIS_SHIFTED = "!\"#$%&'()=~|`{+*}<>?";
    private static final String JIS_PLAIN = "123456789-^¥@[;:],./";
    private static final String US_SHIFTED = "!@#$%^&*()_";
    private static final String US_PLAIN = "1234567890-";

    private static final Pattern MARKS = Pattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$");
    private static final Predicate<String> HAS_LETTER =
            Pattern.compile("\\p{L}").asPredicate();

    private record Key(int row, int column) {

        /** Each row is half a key to the right of the one above. */
        boolean isBeside(Key other) {
            int down = other.row - row;
            int right = other.column - column;
            return switch (down) {
                case 0 -> Math.abs(right) <= 1;
                case 1 -> right == 0 || right == -1;
                case -1 -> right == 0 || right == 1;
                default -> false;
            };
        }
    }

    private static final Map<Character, Key> KEYS = new HashMap<>();

    static {
        for (int row = 0; row < ROWS.size(); row++) {
            for (int column = 0; column < ROWS.get(row).length(); column++) {
                KEYS.put(ROWS.get(row).charAt(column), new Key(row, column));
            }
        }
        KEYS.put('\\', KEYS.get('¥'));
    }

    private KeyboardWalks() {}

    static boolean match(String folded) {
        String withoutMarks = MARKS.matcher(folded).replaceAll("");
        return isWalkOfAnyLayout(withoutMarks)
                || Trims.any(folded, MOST_AROUND, core -> HAS_LETTER.test(core) && isWalkOfAnyLayout(core));
    }

    private static boolean isWalkOfAnyLayout(String typed) {
        return typed.length() >= FEWEST
                && (isWalk(unshifted(typed, JIS_SHIFTED, JIS_PLAIN)) || isWalk(unshifted(typed, US_SHIFTED, US_PLAIN)));
    }

    private static String unshifted(String typed, String shifted, String plain) {
        StringBuilder keys = new StringBuilder();
        for (char character : typed.toCharArray()) {
            int at = shifted.indexOf(character);
            keys.append(at < 0 ? character : plain.charAt(at));
        }
        return keys.toString();
    }

    /** Whether it consists of walks of at least three keys. */
    private static boolean isWalk(String keys) {
        int walked = 1;
        for (int i = 1; i < keys.length(); i++) {
            if (isStep(keys.charAt(i - 1), keys.charAt(i))) {
                walked++;
            } else if (walked < SHORTEST_WALK) {
                return false;
            } else {
                walked = 1;
            }
        }
        return walked >= SHORTEST_WALK;
    }

    private static boolean isStep(char from, char to) {
        Key key = KEYS.get(from);
        Key next = KEYS.get(to);
        return Math.abs(from - to) <= 1 || key != null && next != null && key.isBeside(next);
    }
}
