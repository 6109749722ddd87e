package mypage.mailrequest;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

/** Those that could not be answered in time. Whoever made one has asked again meanwhile. */
@ApplicationScoped
class ExpiringMailRequests implements ExpiringRows {

    @Override
    public String table() {
        return "mail_request";
    }
}
