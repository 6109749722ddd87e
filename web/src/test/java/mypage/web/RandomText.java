package mypage.web;

import java.util.Random;
import java.util.function.Consumer;

/** Random texts, rich in what breaks parsers; a failure names the seed that repeats it. */
public final class RandomText {

    private static final int TEXTS = 5_000;
    private static final String CHARACTERS = "az09./;=@-_%\"\\ 　＠ａ．０\0\r\n\u200b\ufdfa\u0130ß\ud840\udc0b\ud800";

    private RandomText() {}

    public static void each(Consumer<String> check) {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int i = 0; i < TEXTS; i++) {
            var text = text(random);
            try {
                check.accept(text);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ", text [" + text + "]", e);
            }
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int length = random.nextInt(30); length > 0; length--) {
            text.append(
                    random.nextInt(10) == 0
                            ? (char) random.nextInt(Character.MAX_VALUE)
                            : CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
