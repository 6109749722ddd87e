package mypage.admin.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mypage.TestAccount;
import mypage.account.Service;
import mypage.admin.announcements.OperatorFixture;
import mypage.platform.ActReason;
import mypage.platform.RequestContext;
import org.junit.jupiter.api.AfterEach;

/** Files of accounts, on which staff act. */
abstract class BulkActFixture extends OperatorFixture {

    static final ActReason REASON = new ActReason(ActReason.Kind.SUSPECTED, "漏えい", "本省");

    final BulkActService acts = container.get(BulkActService.class);
    final BulkActTransactions run = container.get(BulkActTransactions.class);
    final RequestContext asker = context.because(REASON);
    final TestAccount one = new TestAccount(container);
    final TestAccount two = new TestAccount(container, Service.EMPLOYER);

    @AfterEach
    void deleteActs() {
        one.update("delete from bulk_act");
    }

    static String line(TestAccount account) {
        return (account.service == Service.SEEKER ? "求職者," : "求人者,") + account.email;
    }

    BulkActResult begin(BulkActKind kind, String... lines) {
        byte[] file = file(lines);
        return acts.begin(kind, "一覧.csv", file.length, () -> new ByteArrayInputStream(file), asker);
    }

    static byte[] file(String... lines) {
        return Stream.concat(Stream.of("サービス,メールアドレス"), Stream.of(lines))
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
    }

    int walk() {
        int done = 0;
        while (run.next()) {
            done++;
        }
        return done;
    }

    BulkActView newest() {
        return acts.list().get(0);
    }

    BulkActResult check(String... lines) {
        byte[] file = file(lines);
        return acts.check(file.length, () -> new ByteArrayInputStream(file));
    }
}
