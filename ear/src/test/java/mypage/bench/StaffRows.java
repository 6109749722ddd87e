package mypage.bench;

import java.util.List;
import java.util.Map;
import mypage.demo.EmbeddedDatabase;
import mypage.it.Sql;

/** What pages for staff show besides a {@link Population}: one row of each kind, with the first account's number. */
final class StaffRows {
    private static final List<String> ROWS = List.of(
            "insert into staff (id, email, name, created_at) values (?, 'asker@example.jp', '申請者', now())",
            "insert into notice (id, services, shown_from, changed_at) values (?, 'SEEKER', now(), now())",
            "insert into notice_text (notice_id, language, title, body) values (?, 'JA', '題', '文')",
            """
            insert into maintenance_window (id, services, starts_at, ends_at, reason)
            values (?, 'SEEKER', now() + interval '1 day', now() + interval '2 days', '作業のため')""",
            """
            insert into account_import (id, file_name, charset, state, good, bad, again, uploaded_by, uploaded_at,
                resting_at)
            values (?, '一覧.csv', 'UTF-8', 'CHECKED', 1, 0, 0, %1$d, now(), now())""",
            """
            insert into bulk_act (id, kind, file_name, staff_id, reason, note, office, made_at, accounts)
            values (?, 'LOCK', '一覧.csv', %1$d, 'SUSPECTED', '漏えい', '本省', now(), 1)""",
            """
            insert into pending_act (id, kind, subject, details, asked_by, asked_at, expires_at, state)
            values (?, 'DISCLOSE_ACCOUNT', '%1$d %1$d', '', %1$d, now(), now() + interval '1 day', 'WAITING')""",
            """
            insert into openid_client (id, client_id, service, name, sector, redirect_uris, post_logout_redirect_uris,
                secret_hash, created_at)
            values (?, 'client', 'SEEKER', '応用', 'example.jp', 'https://example.jp/', '', '', now())""");

    /** Numbers of what is in the state that the page is about, or is counted otherwise. */
    private static final Map<String, Long> OTHER = Map.of(
            "account-unlock", Population.id(3),
            "account-reopen", Population.id(7),
            "account-invite", Population.id(11),
            "mail-retry", Population.id(3));

    private StaffRows() {}

    static void insertInto(EmbeddedDatabase database) throws Exception {
        for (String row : ROWS) {
            Sql.update(database, row.formatted(Population.id(0)), Population.id(0));
        }
    }

    /** Of what this page can show. */
    static long numberFor(String page) {
        String name = page.substring(page.lastIndexOf('/') + 1);
        return name.startsWith("faq") ? 1 : OTHER.getOrDefault(name, Population.id(0));
    }
}
