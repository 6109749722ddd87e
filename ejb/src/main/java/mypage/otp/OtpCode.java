package mypage.otp;

import java.util.Optional;
import mypage.platform.TypedDigits;

/** The digits of a mailed code, as users type them. */
public final class OtpCode {

    /**
     * Decimal digits of a code; 1,000,000 codes and five attempts leave an attacker one chance in 200,000 (ASVS 6.5.4).
     */
    public static final int DIGITS = 6;

    /** Decimal digits of a 照合番号, which tells users which mail belongs to a page. */
    public static final int REFERENCE_DIGITS = 4;

    private OtpCode() {}

    public static Optional<String> parse(String typed) {
        return TypedDigits.of(typed, DIGITS);
    }
}
