package mypage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import mypage.account.Service;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.demo.Folders;
import mypage.profile.AccountClosingService;
import mypage.trust.TrustTokenService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Holds the table "What ends what" of docs/lifetimes.md against what happens to everything that an intruder may
 * have left behind: another session, a sign-in that waits for a code, a browser that skips the code, mailed links, a
 * known device and a code that could make one known, and an additional account.
 */
@Tag("C13")
class WhatEndsWhatTest {

    /** Words of cells that name something that goes on, or an end of what no intruder of this test left behind. */
    private static final Pattern GOES_ON = Pattern.compile("stay|new token|\\[OK]");

    /** Events by the beginning of their row. */
    private static final Map<String, Event> EVENTS = new LinkedHashMap<>();

    private interface Event {
        void happen(IntrudedAccount account);
    }

    static {
        EVENTS.put("ending other sessions", account -> account.sessions.endOthers(account.user(), account.context));
        EVENTS.put(
                "[完了] on 入力再開確認画面",
                account -> account.get(TrustTokenService.class)
                        .endAll(Service.EMPLOYER, account.main.id, account.context));
        EVENTS.put("a new password, signed in", IntrudedAccount::changePassword);
        EVENTS.put("a new address, by its owner", IntrudedAccount::changeAddress);
        EVENTS.put("「心当たりがない」, by a mailed link", account -> account.disavow(Notice.NEW_BROWSER));
        EVENTS.put("「心当たりがない」 of a record", IntrudedAccount::disavowRecord);
        EVENTS.put("an address revert token", account -> account.disavow(Notice.EMAIL_CHANGED));
        EVENTS.put(
                "a new password by a mailed link",
                account -> account.recovery.choosePassword(
                        Service.EMPLOYER, account.reset, IntrudedAccount.ANOTHER, true, account.own, account.context));
        EVENTS.put("lock by staff", account -> account.staff.lock(account.main.id, account.seen(), account.context));
        EVENTS.put("unlock, or reopening", account -> {
            account.staff.lock(account.main.id, account.seen(), account.context);
            account.staff.unlock(account.main.id, account.context);
        });
        EVENTS.put(
                "staff end the sessions",
                account -> account.staff.endSessions(account.main.id, account.seen(), account.context));
        EVENTS.put(
                "staff end all skip settings",
                account -> account.staff.resumeOtp(account.main.id, account.seen(), account.context));
        EVENTS.put(
                "アカウントを閉じる",
                account -> account.get(AccountClosingService.class).close(account.user(), account.context));
        EVENTS.put("reopening of a closed account by the mailed link", IntrudedAccount::closeAndReopen);
    }

    @Test
    void theTableSaysWhatHappens() throws Exception {
        List<String> happened = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (Map.Entry<String, Event> event : EVENTS.entrySet()) {
            IntrudedAccount account = new IntrudedAccount();
            event.getValue().happen(account);
            happened.add(event.getKey() + ": " + account.left());
            said.add(event.getKey() + ": " + row(event.getKey()));
        }
        assertEquals(String.join("\n", said), String.join("\n", happened));
    }

    @Test
    void applicationsAreToldOfEachSessionThatEnds() {
        for (Map.Entry<String, Event> event : EVENTS.entrySet()) {
            IntrudedAccount account = new IntrudedAccount();
            EnteredApplication application = account.enterApplication();
            event.getValue().happen(account);
            assertEquals(application.ended(), application.told(), event.getKey());
        }
    }

    @Test
    void onlyTheDeviceInWhichItWasChosenStaysKnown() {
        for (String event : List.of(
                "a new password, signed in", "a new address, by its owner", "a new password by a mailed link")) {
            IntrudedAccount account = new IntrudedAccount();
            EVENTS.get(event).happen(account);
            assertTrue(account.knows(account.own), event);
            assertFalse(account.knows(account.intruders), event);
        }
    }

    /** Which cells say that something ends. */
    private static String row(String beginning) throws Exception {
        String row = Files.readString(Folders.project().resolve("docs/lifetimes.md"))
                .lines()
                .filter(line -> line.startsWith("| " + beginning))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + beginning));
        String[] cells = row.split("\\|", -1);
        List<String> ends = new ArrayList<>();
        for (int i = 2; i < 8; i++) {
            ends.add(cells[i].isBlank() || GOES_ON.matcher(cells[i]).find() ? "stay" : "end");
        }
        return String.join(", ", ends);
    }
}
