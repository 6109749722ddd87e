package mypage.platform;

import java.text.Normalizer;
import java.util.Optional;

/** Numbers as people type or paste them. */
public final class TypedDigits {

    private TypedDigits() {}

    /**
     * The digits that were meant: full-width digits, spaces, hyphens and invisible characters are accepted, leading
     * zeros kept (standards row T9). Empty when these are not exactly {@code count} digits.
     */
    public static Optional<String> of(String typed, int count) {
        return Optional.of(
                        Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Pd}ー−]", ""))
                .filter(digits -> digits.matches("[0-9]{" + count + "}"));
    }
}
