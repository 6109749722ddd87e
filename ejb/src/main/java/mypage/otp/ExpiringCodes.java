package mypage.otp;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** A code with wrong attempts stays, otherwise an attacker could wait a day and try a hundred more. */
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
