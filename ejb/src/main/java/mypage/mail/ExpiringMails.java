package mypage.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import mypage.platform.ExpiringRows;

@ApplicationScoped
class ExpiringMails implements ExpiringRows {

    @Inject
    MailSettings settings;

    @Override
    public String table() {
        return "outbox_message";
    }

    @Override
    public String column() {
        return "finished_at";
    }

    @Override
    public Duration retention() {
        return settings.retention();
    }
}
