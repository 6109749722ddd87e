package mypage.otp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Properties of any text typed as a one-time password. A failure names the seed that reproduces it. */
@Tag("T9")
@Tag("C18")
class OtpCodePropertyTest {

    private static final int INPUTS = 20_000;
    private static final String[] JOINERS = {"", "", "", " ", "-", "　", "－", "\u200b", "\u00a0", "‐", "\t", "ー"};
    private static final String CHARACTERS = "0123456789０１２３４５６７８９٠١２①²-－ \u200b\ufeffaＡ一\ud840\udc0b\ud800\0";

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void isSixAsciiDigitsOrNothing() {
        for (int i = 0; i < INPUTS; i++) {
            String typed = text(random.nextInt(20));
            Optional<String> code = OtpCode.parse(typed);
            assertTrue(code.isEmpty() || code.get().matches("[0-9]{6}"), () -> "seed " + seed + ": " + typed);
            assertEquals(code, code.flatMap(OtpCode::parse), () -> "seed " + seed + ": " + typed);
        }
    }

    @Test
    void isReadInAnyWidthAndGrouping() {
        for (int i = 0; i < INPUTS; i++) {
            String code = "%06d".formatted(random.nextInt(1_000_000));
            StringBuilder typed = new StringBuilder(joiner());
            code.chars()
                    .forEach(digit -> typed.append((char) (random.nextBoolean() ? digit : digit - '0' + '０'))
                            .append(joiner()));
            assertEquals(Optional.of(code), OtpCode.parse(typed.toString()), () -> "seed " + seed + ": " + typed);
        }
    }

    private String joiner() {
        return JOINERS[random.nextInt(JOINERS.length)];
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(
                    random.nextInt(10) == 0
                            ? (char) random.nextInt(Character.MAX_VALUE)
                            : CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }
}
