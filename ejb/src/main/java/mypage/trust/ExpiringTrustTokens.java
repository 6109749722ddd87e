package mypage.trust;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringTrustTokens implements ExpiringRows {

    @Override
    public String table() {
        return "trust_token";
    }
}
