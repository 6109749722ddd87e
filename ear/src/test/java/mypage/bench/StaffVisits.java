package mypage.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import mypage.demo.Crowd;
import mypage.it.HttpVisitor;
import mypage.it.StaffFixture;

/** What a member of staff looks up in a {@link Population}. */
public final class StaffVisits {
    /**
     * One page; {@code of} an account, or what has the number of it.
     *
     * @param indexed whether an index serves it, so that it reads no more among more rows; SearchTime ends the others
     */
    public record Visit(String name, boolean indexed, Opening opening) {
        /** @throws IllegalStateException if the page does not come */
        public void open(HttpVisitor staff, int of) throws Exception {
            opening.open(staff, of);
            if (staff.status() != 200) {
                throw new IllegalStateException(name + ": " + staff.status());
            }
        }
    }

    @FunctionalInterface
    interface Opening {
        void open(HttpVisitor staff, int of) throws Exception;
    }

    private final List<Visit> visits = new ArrayList<>();

    private StaffVisits() {}

    public static List<Visit> all() {
        StaffVisits all = new StaffVisits();
        all.accounts();
        all.mails();
        all.requests();
        all.audit();
        for (String page : List.of(
                "home",
                "home?by=day",
                "home?service=seeker",
                "installation",
                "approvals",
                "bulk",
                "audit-check",
                "imports",
                "pilot",
                "clients",
                "staff",
                "me")) {
            all.page(page, n -> page);
        }
        return all.visits;
    }

    private void accounts() {
        search("アカウント: a whole address", "accounts", n -> Map.of("address", Crowd.email(n)));
        search("a beginning that three of four accounts have", "accounts", n -> Map.of("address", "crowd"));
        search("the page after it", "accounts", n -> Map.of("address", "crowd"), n -> "&after=" + Population.id(n));
        search(
                "a beginning that a few accounts have",
                "accounts",
                n -> Map.of("address", Crowd.email(n).split("@")[0]));
        search(
                "that of one service and a state",
                "accounts",
                n -> Map.of("address", "crowd", "service", "SEEKER", "state", "DORMANT"));
        search("a domain that three of four accounts have", "accounts", n -> Map.of("address", "@example.jp"));
        search("the page after it", "accounts", n -> Map.of("address", "@exa"), n -> "&after=" + Population.id(n));
        for (String state : List.of("LOCKED", "SUSPENDED", "DORMANT")) {
            search("those of the state " + state, "accounts", n -> Map.of("state", state));
        }
        search("those whose mails come back", "accounts", n -> Map.of("undelivered", "1"));
        search("the oldest of them", "accounts", n -> Map.of("undelivered", "1", "sort", "oldest"));
        search("those of a main account", "accounts", n -> Map.of("main", "" + Population.id(n / 100 * 100 + 39)));
        page("one account", n -> "account?of=" + Population.id(n));
    }

    private void mails() {
        page("メール: all", n -> "mails");
        for (String state : List.of("FAILED", "FAILING", "UNDELIVERED", "QUEUED", "EXPIRED", "SENT")) {
            page("those in the state " + state, n -> "mails?state=" + state);
        }
        page(
                "those of a day",
                n -> "mails?since=" + LocalDate.now().minusDays(9) + "&until="
                        + LocalDate.now().minusDays(9));
        search("those to an address", "mails", n -> Map.of("recipient", Crowd.email(n)));
        search("those to an address in a state", "mails", n -> Map.of("recipient", Crowd.email(n), "state", "SENT"));
        unindexed("a beginning of few", "mails", n -> Crowd.email(n).split("@")[0]);
        unindexed("a beginning of all", "mails", n -> "crowd");
        page("one mail", n -> "mail?of=" + Population.id(n / 2 | 1));
    }

    private void requests() {
        page("メールアドレス変更の申請: those to do", n -> "requests");
        for (String state : List.of("RECEIVED", "APPROVED", "FINISHED", "ALL")) {
            page("those in the state " + state, n -> "requests?state=" + state);
        }
        search("those of an address", "requests", n -> Map.of("typed", Crowd.email(n)));
        page("one request", n -> "request?of=" + Population.id(n / 100));
    }

    private void audit() {
        String then = LocalDate.now().minusMonths(5) + "T00:00";
        page("監査: an account", n -> "audit?account=" + Population.id(n));
        search("an address", "audit", n -> Map.of("account", Crowd.email(n)));
        page("a member of staff", n -> "audit?staff=" + (1 + n % 500));
        page("a client", n -> "audit?client=10." + n % 199 + "." + n % 251 + "." + n % 253);
        for (String kind : List.of("ACCOUNT_VIEWED", "LOCKED", "OTP_WITHHELD")) {
            page("the kind " + kind, n -> "audit?kind=" + kind);
        }
        for (String filter : List.of(
                "kind=SIGNED_IN",
                "kind=PASSWORD_REFUSED",
                "kind=OTP_WRONG&until=" + then,
                "outcome=FAILURE&service=SEEKER",
                "service=JOB_INFORMATION")) {
            unindexed(filter, "audit?" + filter);
        }
        page("an old month", n -> "audit?until=" + then);
        page(
                "an account, a kind, an old month",
                n -> "audit?kind=SIGNED_IN&account=" + Population.id(n) + "&until=" + then);
    }

    private void page(String name, IntFunction<String> page) {
        visits.add(new Visit(name, true, (staff, of) -> staff.get("/admin/" + page.apply(of))));
    }

    private void unindexed(String name, String page, IntFunction<String> recipient) {
        visits.add(new Visit(
                name,
                false,
                (staff, of) -> StaffFixture.search(staff, page, Map.of("recipient", recipient.apply(of)))));
    }

    private void unindexed(String name, String page) {
        visits.add(new Visit(name, false, (staff, of) -> staff.get("/admin/" + page)));
    }

    private void search(String name, String page, IntFunction<Map<String, String>> fields) {
        visits.add(new Visit(name, true, (staff, of) -> StaffFixture.search(staff, page, fields.apply(of))));
    }

    private void search(String name, String page, IntFunction<Map<String, String>> fields, IntFunction<String> more) {
        visits.add(new Visit(name, true, (staff, of) -> {
            StaffFixture.search(staff, page, fields.apply(of));
            staff.get(
                    staff.answer().uri().getPath() + "?" + staff.answer().uri().getQuery() + more.apply(of));
        }));
    }
}
