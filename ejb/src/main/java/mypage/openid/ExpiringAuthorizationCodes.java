package mypage.openid;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringAuthorizationCodes implements ExpiringRows {

    @Override
    public String table() {
        return "openid_code";
    }

    /** As long as what it gave, which a second use ends. */
    @Override
    public Duration retention() {
        return AccessTokenRepository.VALIDITY;
    }
}
