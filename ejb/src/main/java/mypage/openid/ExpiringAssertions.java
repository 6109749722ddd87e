package mypage.openid;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringAssertions implements ExpiringRows {

    @Override
    public String table() {
        return "openid_assertion";
    }
}
