package mypage.otp;

import java.util.Optional;
import mypage.platform.TypedDigits;

/** What users type for a one-time password, or for any other code of its kind. */
public final class OtpCode {

    /** Decimal digits of a code; 1,000,000 codes and five tries leave a guesser one chance in 200,000 (ASVS 6.5.4). */
    public static final int DIGITS = 6;

    private OtpCode() {}

    public static Optional<String> parse(String typed) {
        return TypedDigits.of(typed, DIGITS);
    }
}
