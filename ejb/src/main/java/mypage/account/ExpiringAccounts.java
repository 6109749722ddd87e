package mypage.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** With all rows that refer to it. Audit events keep its number, which then leads to nobody. */
@ApplicationScoped
class ExpiringAccounts implements ExpiringRows {

    @Inject
    AccountSettings settings;

    @Override
    public String table() {
        return "account";
    }

    @Override
    public String column() {
        return "closed_at";
    }

    @Override
    public Duration retention() {
        return settings.retention();
    }
}
