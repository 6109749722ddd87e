package mypage.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.Wired;
import mypage.audit.Client;
import mypage.imports.AccountImport.State;

/** A member of staff, and files with addresses of this test alone. */
abstract class OneImport {

    static final String HEADER = "サービス,メールアドレス\r\n";

    /** Five a second; the budget of all tests is one, so each begins later than those before it. */
    final Wired wired = new Wired("mypage.import.rate=3000/PT10M");

    final TestAccount other = new TestAccount(wired);
    final ImportService imports = wired.get(ImportService.class);
    final ImportRun run = wired.get(ImportRun.class);
    final long staffId = other.number("""
            insert into staff (id, email, name, created_at)
            values (nextval('id_seq'), nextval('id_seq') || '@example.jp', '担当', now()) returning id""");
    final Client client = new Client("192.0.2.1", "request", "").actingAs(staffId);

    OneImport() {
        other.update("delete from throttle");
        other.update("update account_import set state = 'CANCELLED', resting_at = now() where state = 'RUNNING'");
    }

    ImportUpload upload(byte[] file) {
        return imports.upload("一覧.csv", file.length, () -> new ByteArrayInputStream(file), client);
    }

    long taken(String lines) {
        return assertInstanceOf(ImportUpload.Taken.class, upload((HEADER + lines).getBytes(UTF_8)))
                .id();
    }

    /** Good lines for new addresses. */
    long taken(List<String> emails) {
        return taken(emails.stream().map(email -> "求職者," + email + "\r\n").collect(Collectors.joining()));
    }

    long confirmed(List<String> emails) {
        long id = taken(emails);
        imports.confirm(id, client);
        return id;
    }

    static List<String> newAddresses(int count) {
        return Stream.generate(TestAccount::newAddress).limit(count).toList();
    }

    AccountImport found(long id) {
        return imports.find(id).orElseThrow().of();
    }

    State state(long id) {
        return found(id).state();
    }

    /** As one look of the timer of one node; how many it invited. */
    int look() {
        int done = 0;
        while (run.inviteNext()) {
            done++;
        }
        return done;
    }

    /** Line and reason of what leads to no invitation. */
    List<String> bad(long id) {
        List<String> found = new ArrayList<>();
        imports.notInvited(id, 0).rows().forEach(line -> found.add(line.line() + " " + line.reason()));
        return found;
    }

    List<?> audited(long id) {
        return wired.inTransaction(() -> wired.entities()
                .createNativeQuery("select kind || ' ' || staff_id from audit_event where target_id = ?1 order by id")
                .setParameter(1, id)
                .getResultList());
    }
}
