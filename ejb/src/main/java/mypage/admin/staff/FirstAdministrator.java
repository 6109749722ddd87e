package mypage.admin.staff;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.audit.AuditKind;
import mypage.mail.Mail;
import mypage.mail.MailTexts;
import mypage.platform.Clocks;
import mypage.platform.OwnerConnection;
import mypage.platform.Secrets;

/**
 * A command that creates the first administrator, without a server and without a default password (ASVS 6.3.2). It
 * takes an address and a name, and prints the link to choose both factors. It refuses when an administrator exists;
 * until that link is used, the same address can get another one.
 *
 * <p>With {@code --again} an enabled administrator chooses both factors again. This is for when nobody is left who
 * could send that link: the only administrator lost phone and recovery codes, or the key that sealed the secrets of
 * all was given up.
 *
 * <p>All enabled members are told by mail that a link was made, and the dashboard shows it for a week.
 *
 * <p>Takes the settings of the application from the environment. Exits with 0 when a link was made, 1 when that was
 * refused, 2 when something failed.
 */
public final class FirstAdministrator {

    private static final int REFUSED = 1;
    private static final int FAILED = 2;
    private static final int FEWEST_ARGUMENTS = 2;
    private static final String AGAIN = "--again";
    private static final String USAGE =
            "usage: mypage.admin.staff.FirstAdministrator name@example.jp NAME, or for a member who"
                    + " manages the staff and lost both factors:"
                    + " mypage.admin.staff.FirstAdministrator --again name@example.jp";

    private static final String UNREADABLE = "the name can't be read in the character encoding of this shell;"
            + " run the command again with LC_ALL=C.UTF-8";

    /** What Java makes of each byte that it can't decode. */
    private static final String UNDECODED = "\uFFFD";

    private static final String MANAGED = "refused: somebody manages the staff, and can invite others";
    private static final String NO_MANAGER = "refused: no enabled member with this address manages the staff";

    private static final String MANAGES_ALREADY = """
            select 1 from staff m join staff_role r on r.staff_id = m.id and r.role = 'MANAGE'
            where m.disabled_at is null and (m.password_hash is not null
                or lower(m.email) <> ? and exists (
                    select 1 from staff_link l where l.staff_id = m.id and l.expires_at > ?))""";

    /** Returns no row when the member can already sign in or is disabled. */
    private static final String MAKE = """
            insert into staff as m (id, email, name, created_at) values (nextval('id_seq'), ?, ?, ?)
            on conflict (lower(email)) do update set name = excluded.name
                where m.password_hash is null and m.disabled_at is null
            returning id""";

    /** Returns a row when the role is new. */
    private static final String GIVE_ROLE =
            "insert into staff_role (staff_id, role) values (?, 'MANAGE') on conflict do nothing returning staff_id";

    /** Like {@link StaffMember#END_FACTORS}, but for an enabled administrator only. */
    private static final String END_FACTORS = """
            update staff m set password_hash = null, totp_secret = null, access_generation = access_generation + 1
            where lower(m.email) = ? and m.disabled_at is null
                and exists (select 1 from staff_role r where r.staff_id = m.id and r.role = 'MANAGE')
            returning m.id""";

    private static final String TELL_ALL = """
            insert into outbox_message (id, topic, recipient, subject, body, language, state, queued_at, not_after,
                next_try_at, tries)
            select nextval('id_seq'), 'staff:command:' || cast(? as bigint) || ':' || m.id, m.email, ?,
                cast(? as bytea), 'JA', 'QUEUED',
                cast(? as timestamptz), cast(? as timestamptz), cast(? as timestamptz), 0
            from staff m where m.disabled_at is null and m.id <> ?""";

    /** After this time the notification is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    private final OwnerConnection database;
    private final Secrets secrets;
    private final Instant now;

    private FirstAdministrator(OwnerConnection database, Secrets secrets, Instant now) {
        this.database = database;
        this.secrets = secrets;
        this.now = now;
    }

    public static void main(String[] arguments) {
        try {
            Optional<String> link = run(System.getenv(), arguments);
            System.out.println(link.orElse(isAgain(arguments) ? NO_MANAGER : MANAGED));
            System.exit(link.isPresent() ? 0 : REFUSED);
        } catch (SQLException | RuntimeException e) {
            System.out.println("failed: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static boolean isAgain(String... arguments) {
        return arguments[0].equals(AGAIN);
    }

    private static Optional<String> run(Map<String, String> environment, String... arguments) throws SQLException {
        if (arguments.length < FEWEST_ARGUMENTS || isAgain(arguments) && arguments.length > FEWEST_ARGUMENTS) {
            throw new IllegalArgumentException(USAGE);
        }
        String email = EmailAddress.of(arguments[isAgain(arguments) ? 1 : 0])
                .orElseThrow(() -> new IllegalArgumentException(USAGE));
        String name = String.join(" ", Arrays.asList(arguments).subList(1, arguments.length));
        if (name.contains(UNDECODED)) {
            throw new IllegalArgumentException(UNREADABLE);
        }
        URI url = URI.create(Optional.ofNullable(environment.get("MYPAGE_ADMIN_URL"))
                .filter(given -> !given.isBlank())
                .orElseGet(() -> setting(environment, "MYPAGE_PUBLIC_URL")));
        Duration validity = Duration.parse(environment.getOrDefault("MYPAGE_STAFF_LINK_VALIDITY", "PT24H"));
        Secrets secrets = new Secrets(Path.of(setting(environment, "MYPAGE_SECRET_KEYS")));
        try (OwnerConnection database = OwnerConnection.open(environment)) {
            Instant now = new Clocks().clock().instant();
            FirstAdministrator command = new FirstAdministrator(database, secrets, now);
            Instant end = now.plus(validity);
            Optional<String> token = isAgain(arguments) ? command.again(email, end) : command.invite(email, name, end);
            database.commit();
            return token.map(t -> url.resolve("/admin/enrol?t=" + t) + "\nworks once, until " + end);
        }
    }

    private static String setting(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is not set"));
    }

    private Optional<String> invite(String email, String name, Instant end) throws SQLException {
        database.query(StaffMemberRepository.HOLD_ALL);
        if (database.query(MANAGES_ALREADY, email, now).isPresent()) {
            return Optional.empty();
        }
        Optional<Object> id = database.query(MAKE, email, name, now);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        record(StaffAuditKind.STAFF_INVITED, id.get(), null);
        if (database.query(GIVE_ROLE, id.get()).isPresent()) {
            record(StaffAuditKind.STAFF_GIVEN_MANAGE, id.get(), null);
        }
        return Optional.of(link(id.get(), email, end));
    }

    private Optional<String> again(String email, Instant end) throws SQLException {
        database.query(StaffMemberRepository.HOLD_ALL);
        Optional<Object> id = database.query(END_FACTORS, email);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        database.update("delete from staff_recovery_code where staff_id = ?", id.get());
        database.update("delete from staff_passkey where staff_id = ?", id.get());
        database.update("delete from staff_session where staff_id = ?", id.get());
        record(StaffAuditKind.STAFF_FACTORS_ENDED, id.get(), id.get());
        record(StaffAuditKind.STAFF_INVITED, id.get(), id.get());
        return Optional.of(link(id.get(), email, end));
    }

    private String link(Object id, String email, Instant end) throws SQLException {
        String token = secrets.newToken();
        database.update("delete from staff_link where staff_id = ?", id);
        database.update(
                "insert into staff_link (id, token_hash, staff_id, expires_at) values (nextval('id_seq'), ?, ?, ?)",
                secrets.digest(token),
                id,
                end);
        tellAll(id, email);
        return token;
    }

    /** Not the member who gets the link: it is not mailed, and they know. */
    private void tellAll(Object id, String email) throws SQLException {
        Mail mail = MailTexts.forStaff().mail("COMMAND_USED", email);
        byte[] body = secrets.seal(mail.body());
        database.update(TELL_ALL, now.toEpochMilli(), mail.subject(), body, now, now.plus(WORTH_SENDING), now, id);
    }

    /** @param staff the member who did it; null when there is none yet */
    private void record(AuditKind kind, Object target, Object staff) throws SQLException {
        database.update(
                "insert into audit_event (id, occurred_at, kind, outcome, target_id, staff_id, request_id)"
                        + " values (nextval('id_seq'), ?, ?, 'SUCCESS', ?, cast(? as bigint), 'command')",
                now,
                kind.name(),
                target,
                staff);
    }
}
