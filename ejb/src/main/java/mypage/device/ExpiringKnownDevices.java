package mypage.device;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringKnownDevices implements ExpiringRows {

    @Override
    public String table() {
        return "known_browser";
    }
}
