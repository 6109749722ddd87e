package mypage.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import mypage.TestAccount;
import mypage.export.ExportedData.Section;
import mypage.profile.FamilyFixture;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What owners get of their data. */
@Tag("C20")
class ExportServiceTest extends FamilyFixture {

    private final ExportService exports = container.get(ExportService.class);

    @Test
    void holdsTheAccountWithAllThatBelongsToIt() {
        TestAccount colleague = additionalTo(main);
        container.get(TrustTokenService.class).issue(main.fresh(), 0, main.context, container.clock.instant());

        ExportedData data = exports.export(reauthenticated(main), main.context).orElseThrow();

        assertEquals(
                List.of("account", "additional_accounts", "sessions", "sign_ins"),
                data.sections().stream().map(Section::name).toList());
        Map<String, String> account = only(data, "account");
        assertEquals(main.email, account.get("email"));
        assertEquals("true", account.get("one_time_password_skipped"));
        assertEquals("2026-01-05T09:00+09:00", account.get("last_sign_in_at"));
        assertFalse(account.containsKey("main_account"));
        assertEquals(
                Map.of("email", colleague.email, "registered", "true", "suspended", "false"),
                only(data, "additional_accounts"));
        assertEquals("SIGNED_IN", only(data, "sign_ins").get("outcome"));
        assertEquals("2026-01-05T09:00+09:00", only(data, "sessions").get("started_at"));
        assertEquals("DATA_EXPORTED", last(main.audited()));
    }

    @Test
    void anAdditionalAccountHasItsMainAccountAndNotTheOthers() {
        TestAccount colleague = additionalTo(main);
        additionalTo(main);

        ExportedData data =
                exports.export(reauthenticated(colleague), colleague.context).orElseThrow();

        assertEquals(main.email, only(data, "account").get("main_account"));
        assertEquals(List.of(), entries(data, "additional_accounts"));
    }

    @Test
    void onlyWhoHasJustReauthenticatedGetsIt() {
        assertEquals(Optional.empty(), exports.export(signedIn(main), main.context));
        assertFalse(main.audited().contains("DATA_EXPORTED"));
    }

    /** Strangers can cause any number of them. */
    @Test
    void recordsOfSignInsHaveABound() {
        main.update("""
                insert into audit_event (id, occurred_at, kind, outcome, account_id, client_address)
                select nextval('id_seq'), '2026-01-04', 'PASSWORD_REFUSED', 'FAILURE', ?1, '192.0.2.1'
                from generate_series(1, 1100)""", main.id);

        ExportedData data = exports.export(reauthenticated(main), main.context).orElseThrow();

        assertTrue(entries(data, "sign_ins").size() <= ExportService.MOST_SIGN_INS);
        assertEquals("SIGNED_IN", entries(data, "sign_ins").get(0).get("outcome"));
    }

    private static Map<String, String> only(ExportedData data, String section) {
        List<Map<String, String>> entries = entries(data, section);
        assertEquals(1, entries.size());
        return entries.get(0);
    }

    private static List<Map<String, String>> entries(ExportedData data, String section) {
        return data.sections().stream()
                .filter(each -> each.name().equals(section))
                .findFirst()
                .orElseThrow()
                .entries();
    }
}
