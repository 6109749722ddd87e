package mypage.actiontoken;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringActionTokens implements ExpiringRows {

    @Override
    public String table() {
        return "owner_link";
    }
}
