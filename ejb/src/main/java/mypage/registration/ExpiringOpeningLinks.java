package mypage.registration;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringOpeningLinks implements ExpiringRows {

    @Override
    public String table() {
        return "opening_link";
    }
}
