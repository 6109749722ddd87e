package mypage.admin.staff;

import jakarta.enterprise.context.ApplicationScoped;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringSavedSearches implements ExpiringRows {

    @Override
    public String table() {
        return "saved_search";
    }
}
