package mypage.platform;

import java.text.Normalizer;
import java.util.Optional;

/** Reads numbers as people type or paste them. */
public final class TypedDigits {

    private TypedDigits() {}

    /**
     * Returns the digits that were meant. Full-width digits, spaces, hyphens and invisible characters are accepted, and
     * leading zeros are kept (standards row T9). Empty unless there are exactly {@code count} digits.
     */
    public static Optional<String> of(String typed, int count) {
        return Optional.of(
                        Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Pd}ー−]", ""))
                .filter(digits -> digits.matches("[0-9]{" + count + "}"));
    }
}
