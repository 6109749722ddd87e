package mypage.profile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringAddressChanges implements ExpiringRows {

    @Override
    public String table() {
        return "address_change";
    }

    @Override
    public Duration retention() {
        return ONE_DAY;
    }
}
