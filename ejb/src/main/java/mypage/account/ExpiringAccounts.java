package mypage.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import mypage.platform.ExpiringRows;

/** Deletes all rows that refer to the account too. Audit events keep its id, which then refers to nothing. */
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
