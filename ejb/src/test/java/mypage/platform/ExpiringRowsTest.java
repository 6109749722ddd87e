package mypage.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import mypage.Differences;
import mypage.TestContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("C25")
class ExpiringRowsTest {

    private final TestContainer container = new TestContainer();

    @Test
    void includeEveryTableWhoseRowsExpire() {
        Set<String> deletedFrom = container.all(ExpiringRows.class).stream()
                .map(ExpiringRows::table)
                .collect(Collectors.toSet());
        assertEquals(
                List.of(),
                expiringTables().stream()
                        .filter(table -> !deletedFrom.contains(table))
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private List<String> expiringTables() {
        return container.inTransaction(
                () -> (List<String>) container.entities().createNativeQuery("""
                select distinct table_name from information_schema.columns
                where table_schema = 'public' and column_name in ('expires_at', 'full_at')""").getResultList());
    }

    @Test
    void haveOneTableEach() {
        List<String> tables = container.all(ExpiringRows.class).stream()
                .map(ExpiringRows::table)
                .toList();
        Differences.assertNone(
                List.of(
                        "account",
                        "act_reason",
                        "address_change",
                        "alarm",
                        "bulk_act",
                        "figure_hour",
                        "http_post",
                        "import_row",
                        "known_browser",
                        "mail_delay",
                        "mail_request",
                        "openid_assertion",
                        "openid_code",
                        "openid_token",
                        "openid_visit",
                        "opening_link",
                        "otp_challenge",
                        "outbox_message",
                        "owner_link",
                        "pending_act",
                        "saved_search",
                        "sign_in_attempt",
                        "sign_in_pass",
                        "staff_link",
                        "staff_passkey_answer",
                        "staff_session",
                        "throttle",
                        "trust_token",
                        "user_session"),
                tables);
    }
}
