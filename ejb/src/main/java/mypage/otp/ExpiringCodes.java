package mypage.otp;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** A code that counts wrong ones stays, or waiting for a day would allow another hundred guesses. */
@ApplicationScoped
class ExpiringCodes implements ExpiringRows {

    @Override
    public String table() {
        return "otp_challenge";
    }

    @Override
    public String condition() {
        return "failures = 0";
    }

    @Override
    public Duration retention() {
        return ONE_DAY;
    }
}
