package mypage.otp;

import java.text.Normalizer;
import java.util.Optional;

/** What users type for a one-time password. */
final class OtpCode {

    /** Decimal digits of a code; 1,000,000 codes and five tries leave a guesser one chance in 200,000 (ASVS 6.5.4). */
    static final int DIGITS = 6;

    private OtpCode() {}

    /**
     * The six digits that were meant: full-width digits, spaces, hyphens and invisible characters are accepted, leading
     * zeros kept (standards row T9). Empty when it is anything else.
     */
    static Optional<String> parse(String typed) {
        return Optional.of(
                        Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Z}\\p{Cf}\\p{Pd}ー−]", ""))
                .filter(code -> code.matches("[0-9]{" + DIGITS + "}"));
    }
}
