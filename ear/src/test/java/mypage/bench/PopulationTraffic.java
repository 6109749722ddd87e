package mypage.bench;

import static mypage.bench.Population.DAY;
import static mypage.bench.Population.YEAR;
import static mypage.bench.Population.id;
import static mypage.bench.Population.line;
import static mypage.bench.Population.part;
import static mypage.bench.Population.random;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mypage.bench.Population.Table;
import mypage.demo.Crowd;

/** What the people of a {@link Population} left lately, and what will be over soon. */
record PopulationTraffic(Population people) {
    /** A day less than the product keeps them. */
    private static final Duration MAIL = Duration.ofDays(29);

    private static final Duration CODE = Duration.ofMinutes(30);

    List<Table> tables() {
        return List.of(mails(), attempts(), codes(), sessions(), links(), requests());
    }

    private Table mails() {
        long rows = Math.max(1, people.accounts() / 2);
        return new Table(
                "outbox_message",
                "id, topic, recipient, subject, state, queued_at, not_after, next_try_at, tries, finished_at, priority,"
                        + " language, bounce, bounced_at, last_error",
                rows,
                k -> mail(k, people.now().minus(MAIL).plus(part(MAIL, k, rows))));
    }

    private String mail(long k, Instant at) {
        boolean failed = k % 500 == 3;
        boolean returned = k % 500 == 7;
        return line(
                id(k),
                "otp:" + id(people.account(k)),
                Crowd.email((int) people.account(k)),
                "ワンタイムパスワード（認証コード）のお知らせ",
                failed ? "FAILED" : "SENT",
                at,
                at.plus(CODE),
                at,
                1,
                at.plusSeconds(2),
                0,
                "JA",
                returned ? "FAILED" : null,
                returned ? at.plusSeconds(9) : null,
                failed ? "550 no such user" : null);
    }

    /** Those of the last day; a third of them still waits for its code. */
    private Table attempts() {
        return new Table(
                "sign_in_attempt",
                "id, token_hash, account_id, reference, state, created_at, expires_at, browser_hash",
                daily(),
                k -> line(
                        id(k),
                        random(k),
                        id(people.account(k)),
                        String.format("%04d", k % 10_000),
                        k % 3 == 0 ? "OTP_REQUIRED" : "SIGNED_IN",
                        people.now().minus(DAY).plus(part(DAY, k, daily())),
                        people.now().minus(DAY).plus(part(DAY, k, daily())).plus(CODE),
                        random(-k - 1)));
    }

    /** Those of these attempts. One in thirty counts wrong codes, and so stays. */
    private Table codes() {
        return new Table(
                "otp_challenge",
                "account_id, attempt_id, code_hash, tries, issued_at, expires_at, used_at, failures, guesses",
                daily(),
                k -> line(
                        id(people.account(k)),
                        id(k),
                        random(k),
                        k % 30 == 0 ? 1 : 0,
                        people.now().minus(DAY).plus(part(DAY, k, daily())),
                        people.now().minus(DAY).plus(part(DAY, k, daily())).plus(CODE),
                        k % 3 == 0
                                ? null
                                : people.now()
                                        .minus(DAY)
                                        .plus(part(DAY, k, daily()))
                                        .plusSeconds(40),
                        k % 30 == 0 ? 1 : 0,
                        k % 30 == 0 ? "{" + people.now().minusSeconds(k) + "}" : "{}"));
    }

    /** Those that live people.now(). */
    private Table sessions() {
        long rows = Math.max(1, people.accounts() / 100);
        return new Table(
                "user_session",
                "id, token_hash, account_id, started_at, last_used_at, expires_at, browser",
                rows,
                k -> line(
                        id(k),
                        random(k),
                        id(people.account(k)),
                        people.now().minus(CODE).plus(part(CODE, k, rows)),
                        people.now().minus(CODE).plus(part(CODE, k, rows)),
                        people.now().plus(part(CODE, k, rows)).plus(CODE),
                        "Chrome（Windows）"));
    }

    /** In mails of the last week. */
    private Table links() {
        long rows = Math.max(1, people.accounts() / 50);
        return new Table(
                "owner_link",
                "id, account_id, purpose, token_hash, expires_at, issued_at",
                rows,
                k -> line(
                        id(k),
                        id(people.account(k)),
                        "NOT_ME",
                        random(k),
                        people.now().plus(part(DAY.multipliedBy(7), k, rows)).plus(CODE),
                        people.now().minus(DAY.multipliedBy(7)).plus(part(DAY.multipliedBy(7), k, rows))));
    }

    /** Of people who lost their address; one in twenty is still to be looked at. */
    private Table requests() {
        long rows = Math.max(1, people.accounts() / 100);
        return new Table(
                "address_request",
                "id, account_id, old_email, new_email, evidence, state, opened_by, opened_at, decided_by, decided_at,"
                        + " finished_at",
                rows,
                k -> request(k, people.now().minus(YEAR).plus(part(YEAR, k, rows))));
    }

    private String request(long k, Instant at) {
        boolean open = k % 20 == 0;
        return line(
                id(k),
                id(people.account(k)),
                Crowd.email((int) people.account(k)),
                "new" + k + "@example.net",
                "DRIVING_LICENCE",
                open ? "RECEIVED" : "COMPLETED",
                1,
                at,
                open ? null : 2,
                open ? null : at.plus(DAY),
                open ? null : at.plus(DAY.multipliedBy(5)));
    }

    private long daily() {
        return Math.max(1, people.accounts() / 30);
    }
}
