package mypage;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.AuditSumTimer;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.trust.DeviceCookies;

/** A new account for each test, with the address and browsers of its owner, its rows, audit events and mails. */
public final class TestAccount {

    public static final String PASSWORD = "ひみつの合言葉 correct horse";
    private static final Pattern LINK = Pattern.compile("(?m)^http\\S+\\?t=([\\w-]+)\\S*$");
    private static final Pattern CODE = Pattern.compile("：\\s+(\\d{6}|\\d{4} \\d{4} \\d{4} \\d{4})\\s");

    public record Mail(String topic, String recipient, String subject, String body, java.time.Instant notAfter) {

        /** The one-time password or device code, as the mail shows it. */
        public Optional<String> code() {
            return CODE.matcher(body).results().map(found -> found.group(1)).findFirst();
        }

        /** The secret of its link. */
        public String link() {
            return LINK.matcher(body)
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow();
        }
    }

    public final long id;
    public final Service service;
    public final String email = newAddress();
    public final RequestContext context;
    private final TestContainer container;
    private final EntityManager entities;

    public TestAccount(TestContainer container) {
        this(container, Service.SEEKER);
    }

    public TestAccount(TestContainer container, Service service) {
        this.container = container;
        this.service = service;
        this.entities = container.entities();
        this.id = ((Number) row(
                        """
                insert into account (id, service, email, password_hash, created_at)
                values (nextval('id_seq'), ?1, ?2, ?3, now()) returning id""",
                        service.name(),
                        email,
                        container.get(AccountService.class).hash(PASSWORD)))
                .longValue();
        this.context = new RequestContext("2001:%x:%x::1".formatted(id >> 16, id & 0xffff), "test", "");
    }

    public static String newAddress() {
        return UUID.randomUUID() + "@example.jp";
    }

    public static DeviceCookies newBrowser() {
        return new DeviceCookies(UUID.randomUUID().toString(), Map.of());
    }

    /** The account as it is in the database now. */
    public Account fresh() {
        return container.get(AccountService.class).get(id);
    }

    /** The kinds of the audit events of this account, in order; those that are summed up come last. */
    public List<String> audited() {
        container.get(AuditSumTimer.class).write();
        return rows("select kind from audit_event where account_id = ?1 order by id", id).stream()
                .map(String.class::cast)
                .toList();
    }

    /** All mails to this account, in order. */
    public List<Mail> mails() {
        return mailsTo(email);
    }

    /** All mails to this address, in order. */
    public List<Mail> mailsTo(String address) {
        Secrets secrets = container.get(Secrets.class);
        return rows(
                        "select topic, recipient, subject, body, not_after from outbox_message"
                                + " where recipient = ?1 order by id",
                        address)
                .stream()
                .map(Object[].class::cast)
                .map(row -> new Mail(
                        (String) row[0],
                        (String) row[1],
                        (String) row[2],
                        secrets.open((byte[]) row[3]),
                        ((java.sql.Timestamp) row[4]).toInstant()))
                .toList();
    }

    public Mail lastMail() {
        List<Mail> mails = mails();
        return mails.get(mails.size() - 1);
    }

    /** The code in the last mail with one. */
    public String newestCode() {
        return mails().stream()
                .flatMap(mail -> mail.code().stream())
                .reduce((older, newer) -> newer)
                .orElseThrow();
    }

    /** A code other than {@link #newestCode}. */
    public String wrongCode() {
        return newestCode().equals("000000") ? "111111" : "000000";
    }

    public int update(String sql, Object... arguments) {
        return container.asOwner(() -> query(sql, arguments).executeUpdate());
    }

    public long number(String sql, Object... arguments) {
        return ((Number) row(sql, arguments)).longValue();
    }

    public Object row(String sql, Object... arguments) {
        return rows(sql, arguments).get(0);
    }

    public List<?> rows(String sql, Object... arguments) {
        return container.asOwner(() -> query(sql, arguments).getResultList());
    }

    private jakarta.persistence.Query query(String sql, Object... arguments) {
        var query = entities.createNativeQuery(sql);
        for (int i = 0; i < arguments.length; i++) {
            query.setParameter(i + 1, arguments[i]);
        }
        return query;
    }
}
