package mypage.admin.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.admin.imports.AccountImport.State;
import mypage.platform.RequestContext;

/** A member of staff, and files with addresses of this test alone. */
public abstract class ImportFixture {

    public static final String HEADER = "サービス,メールアドレス\r\n";

    /** Five a second. All tests share one rate limit, so each test begins later than those before it. */
    public final TestContainer container =
            new TestContainer("mypage.import.rate=3000/PT10M", "mypage.import.approval=100");

    public final TestAccount other = new TestAccount(container);
    public final ImportService imports = container.get(ImportService.class);
    public final ImportTransactions run = container.get(ImportTransactions.class);
    public final long staffId = other.number("""
            insert into staff (id, email, name, created_at)
            values (nextval('id_seq'), nextval('id_seq') || '@example.jp', '担当', now()) returning id""");
    public final RequestContext context = new RequestContext("192.0.2.1", "request", "").actingAs(staffId);

    public ImportFixture() {
        other.update("delete from throttle");
        other.update("update account_import set state = 'CANCELLED', resting_at = now() where state = 'RUNNING'");
        // Those of other tests don't count together with those of this one.
        other.update("update account_import set confirmed_at = confirmed_at - interval '2 days'");
    }

    public ImportUploadResult upload(byte[] file) {
        return imports.upload("一覧.csv", file.length, () -> new ByteArrayInputStream(file), context);
    }

    public long taken(String lines) {
        return assertInstanceOf(ImportUploadResult.Taken.class, upload((HEADER + lines).getBytes(UTF_8)))
                .id();
    }

    /** Good lines for new addresses. */
    public long taken(List<String> emails) {
        return taken(emails.stream().map(email -> "求職者," + email + "\r\n").collect(Collectors.joining()));
    }

    public long confirmed(List<String> emails) {
        long id = taken(emails);
        imports.confirm(id, context);
        return id;
    }

    public static List<String> newAddresses(int count) {
        return Stream.generate(TestAccount::newAddress).limit(count).toList();
    }

    public AccountImport found(long id) {
        return imports.find(id).orElseThrow().of();
    }

    public State state(long id) {
        return found(id).state();
    }

    /** Runs the timer of one node once; returns how many it invited. */
    public int look() {
        int done = 0;
        while (run.inviteNext()) {
            done++;
        }
        return done;
    }

    /** The line and the reason of each row that leads to no invitation. */
    public List<String> bad(long id) {
        List<String> found = new ArrayList<>();
        imports.notInvited(id, 0).rows().forEach(line -> found.add(line.line() + " " + line.reason()));
        return found;
    }

    public List<?> audited(long id) {
        return container.inTransaction(() -> container
                .entities()
                .createNativeQuery("select kind || ' ' || staff_id from audit_event where target_id = ?1 order by id")
                .setParameter(1, id)
                .getResultList());
    }
}
