package mypage.otp;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** A row that counts wrong codes stays, otherwise an attacker could wait a day and guess anew. */
@ApplicationScoped
class ExpiringCodes implements ExpiringRows {

    @Override
    public String table() {
        return "otp_challenge";
    }

    @Override
    public String condition() {
        return "failures = 0 and guess_count = 0 and known_guess_count = 0";
    }

    @Override
    public Duration retention() {
        return ONE_DAY;
    }
}
