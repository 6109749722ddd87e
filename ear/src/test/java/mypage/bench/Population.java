package mypage.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;
import mypage.demo.Crowd;
import mypage.password.PasswordHasher;
import mypage.password.PasswordSeal;
import mypage.platform.Secrets;

/**
 * The rows of an installation with many accounts, as lines of {@code COPY}, in the order in which the product would
 * have written them. Three of four accounts are people of the {@link Crowd}, who can sign in, with a code or without.
 * The others have other services, states and domains.
 *
 * <p>What is not as in the product: all accounts have one password; the events are in no chain, since the seal that
 * they name does not exist; only the last token and the last browser of a person are those of cookies that somebody
 * has.
 *
 * @param tokens of each account
 * @param events of each account, in the last year
 */
public record Population(int accounts, int tokens, int events, Instant now) {
    /** Of each account. */
    static final int BROWSERS = 2;

    static final Duration YEAR = Duration.ofDays(365);

    /** One event in so many is an act of staff. */
    private static final int STAFF_ACTS = 1000;

    private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365);
    static final Duration DAY = Duration.ofDays(1);
    private static final Duration TOKEN = Duration.ofDays(90);
    private static final Duration BROWSER = Duration.ofDays(400);

    /** Leads from one row's account to the next one's. No number of accounts is a multiple of it. */
    private static final long STEP = 1_000_000_007L;

    private static final String[] KINDS = {
        "SIGNED_IN", "OTP_ISSUED", "SIGNED_IN", "OTP_SKIPPED", "SIGNED_OUT", "SIGNED_IN", "OTP_ISSUED",
                "PASSWORD_REFUSED",
        "OTP_ISSUED", "SIGNED_IN", "OTP_SKIPPED", "SIGNED_OUT", "OTP_WRONG", "OTP_ISSUED", "SIGNED_IN", "SKIP_SET"
    };

    String size() {
        return accounts + " accounts, " + tokens + " tokens and " + events + " events of each";
    }

    /** The rows of one table; {@code of(n)} is the line of the row with this number. */
    record Table(String name, String columns, long rows, Line line) {}

    @FunctionalInterface
    interface Line {
        String of(long number);
    }

    Table accounts(Path keys) throws IOException {
        String password = new PasswordSeal(new Secrets(keys)).seal(new PasswordHasher(1).hash(Crowd.PASSWORD));
        return new Table(
                "account",
                "id, service, email, password_hash, created_at, last_sign_in_at, trust_handle, terms_accepted_at,"
                        + " locked_at, closed_at, suspended_at, dormant_at, dormancy_announced_at,"
                        + " undelivered_at, main_id",
                accounts,
                n -> new PopulatedAccount(n, this).line(password));
    }

    Table trustTokens() {
        return new Table(
                "trust_token",
                "id, account_id, generation, token_hash, expires_at",
                (long) accounts * tokens,
                k -> line(
                        id(k),
                        id(account(k)),
                        0,
                        k / accounts == tokens - 1 ? hash(Crowd.skipCookie((int) account(k))) : random(k),
                        now.plus(part(TOKEN, k, (long) accounts * tokens)).plus(DAY)));
    }

    Table knownBrowsers() {
        long rows = (long) accounts * BROWSERS;
        return new Table(
                "known_browser",
                "hash, account_id, signed_in_at, expires_at",
                rows,
                k -> line(
                        k / accounts == BROWSERS - 1 ? hash(id(account(k)) + ":" + Crowd.BROWSER) : random(k),
                        id(account(k)),
                        now.minus(BROWSER).plus(part(BROWSER, k, rows)),
                        now.plus(part(BROWSER, k, rows)).plus(DAY)));
    }

    /** The events of one month, in the order of time. */
    Table auditEvents(String partition, long from, long until) {
        return new Table(
                partition,
                "id, occurred_at, kind, outcome, account_id, service, client_address, request_id, browser, staff_id,"
                        + " seal_id",
                until - from,
                n -> event(from + n));
    }

    long allEvents() {
        return (long) accounts * events;
    }

    /** The number of the first event that did not happen before this time. */
    long firstEvent(Instant time) {
        double share = (double) Duration.between(now.minus(YEAR), time).toMillis() / YEAR.toMillis();
        long number = Math.max(0, (long) (Math.min(1, share) * allEvents()) - 1);
        while (number < allEvents() && eventTime(number).isBefore(time)) {
            number++;
        }
        return number;
    }

    private Instant eventTime(long number) {
        return now.minus(YEAR).plus(part(YEAR, number, allEvents()));
    }

    private String event(long k) {
        boolean staff = k % STAFF_ACTS == 0;
        String kind = staff ? "ACCOUNT_VIEWED" : KINDS[(int) (k % KINDS.length)];
        boolean failed = kind.equals("PASSWORD_REFUSED") || kind.equals("OTP_WRONG");
        long person = account(k);
        return line(
                id(k),
                eventTime(k),
                kind,
                failed ? "FAILURE" : "SUCCESS",
                id(person),
                "SEEKER",
                "10." + person % 199 + "." + person % 251 + "." + k % 253,
                Long.toHexString(random(k, 1)),
                staff ? null : "Chrome（Windows）",
                staff ? 1 + k / STAFF_ACTS % 500 : null,
                0);
    }

    /** Who of the {@link Crowd} acts: one after the other, scattered over all of them. */
    int person(int act) {
        int number = (int) account(act);
        return PopulatedAccount.isOfCrowd(number) ? number : number - 1;
    }

    /** Scatters the rows of one account over the table, and gives each account one in each round. */
    long account(long row) {
        return Math.floorMod((row % accounts) * STEP + row / accounts * 7919, (long) accounts);
    }

    static long id(long number) {
        return Crowd.FIRST_ID + number;
    }

    /** When the account began: evenly over five years. */
    Instant created(long number) {
        return now.minus(FIVE_YEARS).plus(part(FIVE_YEARS, number, accounts));
    }

    static Duration part(Duration all, long number, long of) {
        return Duration.ofMillis((long) ((double) number / of * all.toMillis()));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "\\\\x" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A hash of what nobody has. */
    static String random(long row) {
        StringBuilder hash = new StringBuilder("\\\\x");
        for (int i = 0; i < 4; i++) {
            hash.append(HexFormat.of().toHexDigits(random(row, i)));
        }
        return hash.toString();
    }

    static long random(long row, int which) {
        return new SplittableRandom(row * 31 + which).nextLong();
    }

    static String line(Object... values) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            line.append(i == 0 ? "" : "\t").append(values[i] == null ? "\\N" : values[i]);
        }
        return line.append('\n').toString();
    }
}
