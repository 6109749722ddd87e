package mypage.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mypage.admin.staff.StaffRole;
import mypage.demo.EmbeddedDatabase;

/** A member of staff that only one test uses, already signed in with both factors. */
public record StaffFixture(long id, String name, String token) {

    public static final String COOKIE = "__Host-staff";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** Creates a member with these roles, besides the one that all have. */
    public static StaffFixture with(StaffRole... roles) throws Exception {
        return with(TestBed.database(), roles);
    }

    public static StaffFixture with(EmbeddedDatabase database, StaffRole... roles) throws Exception {
        int number = NUMBER.incrementAndGet();
        String name = "担当者" + number;
        long id = Sql.number(database, """
                with made as (insert into staff (id, email, name, created_at)
                    values (nextval('id_seq'), ?, ?, now()) returning id)
                select id from made""", "staff" + number + "@example.jp", name);
        for (StaffRole role : roles) {
            Sql.update(database, "insert into staff_role (staff_id, role) values (?, ?)", id, role.name());
        }
        if (List.of(roles).contains(StaffRole.MANAGE)) {
            // Only a member who has both factors counts as a manager.
            Sql.update(database, "update staff set password_hash = '', totp_secret = '' where id = ?", id);
        }
        String token = "staff-token-%020d".formatted(id);
        Sql.update(database, """
                insert into staff_session
                    (id, token_hash, staff_id, state, access_generation, started_at, last_used_at, expires_at)
                values (nextval('id_seq'), ?, ?, 'SIGNED_IN', 0, now(), now(),
                    now() + interval '1 hour')""", digest(token), id);
        return new StaffFixture(id, name, token);
    }

    public String email() throws Exception {
        return Sql.text("select email from staff where id = ?", id);
    }

    /** Creates an enrolment link, for choosing both factors, and returns its token. */
    public String newEnrolmentToken() throws Exception {
        String enrolmentToken = "staff-enrolment-" + "%027d".formatted(id);
        Sql.update("""
                insert into staff_link (id, token_hash, staff_id, expires_at)
                values (nextval('id_seq'), ?, ?, now() + interval '1 day')""", digest(enrolmentToken), id);
        return enrolmentToken;
    }

    private static byte[] digest(String token) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    }

    /** An HTTP client in which the member is signed in. */
    public HttpVisitor visitor() {
        return TestBed.visitor().withCookie(COOKIE, token);
    }

    /** Submits the search of this page for staff, and opens its result. */
    public static HttpVisitor search(HttpVisitor visitor, String page, Map<String, String> fields) throws Exception {
        visitor.get("/admin/" + page);
        var form = visitor.form(
                switch (page) {
                    case "mails" -> "絞り込む";
                    case "requests" -> "表示";
                    default -> "検索";
                });
        form.values().putAll(fields);
        return visitor.submit(form).follow();
    }

    /** A desktop browser in which the member is signed in. */
    public Person person() {
        return Person.onDesktop().withCookie(COOKIE, token);
    }
}
