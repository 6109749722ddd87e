package mypage.it;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mypage.demo.DemoMail;
import mypage.demo.EmbeddedDatabase;

/**
 * Signs in with password and mailed code, from several unknown devices in parallel, again and again while a task runs.
 * Another thread may read the counts meanwhile.
 */
public final class EndlessSignIns {
    private static final int BROWSERS = Integer.getInteger("measure.browsers", 8);
    private static final int ACCOUNTS_EACH = 125;
    private static final Duration MAIL_TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("： (\\d{6})\\s");

    private final List<List<AccountFixture>> accounts = new ArrayList<>();
    private final LongAdder signIns = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Queue<String> reasons = new ConcurrentLinkedQueue<>();
    private final DemoMail mail;
    private volatile boolean running;

    public EndlessSignIns(DemoMail mail) {
        this.mail = mail;
    }

    /** The number of sign-ins since the last call. */
    public long resetCount() {
        return signIns.sumThenReset();
    }

    /** The number of failed sign-ins since the last call. */
    public long resetFailures() {
        return failures.sumThenReset();
    }

    /** Why each sign-in since the last call failed. */
    public List<String> resetReasons() {
        List<String> all = new ArrayList<>();
        for (String reason = reasons.poll(); reason != null; reason = reasons.poll()) {
            all.add(reason);
        }
        return all;
    }

    /** Makes an account with this address. */
    public interface Accounts {
        AccountFixture create(String email) throws IOException, SQLException;
    }

    /** Creates the accounts on the first call; later runs use the same ones. */
    void insertAccounts(EmbeddedDatabase database) throws IOException {
        insertAccounts(email -> AccountFixture.create(database, Site.SEEKER, email));
    }

    /** Does the same in another way. */
    public void insertAccounts(Accounts made) throws IOException {
        try {
            for (int browser = accounts.size(); browser < BROWSERS; browser++) {
                List<AccountFixture> ownAccounts = new ArrayList<>();
                for (int n = 0; n < ACCOUNTS_EACH; n++) {
                    ownAccounts.add(made.create("p" + System.nanoTime() + "@example.jp"));
                }
                accounts.add(ownAccounts);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    public interface Task {
        void run() throws IOException, InterruptedException;
    }

    public void during(URI url, Task task) throws IOException, InterruptedException {
        List<Thread> browsers = accounts.stream()
                .map(ownAccounts -> new Thread(() -> signInRepeatedly(url, ownAccounts)))
                .toList();
        running = true;
        browsers.forEach(Thread::start);
        task.run();
        running = false;
        for (Thread browser : browsers) {
            browser.join();
        }
    }

    private void signInRepeatedly(URI url, List<AccountFixture> ownAccounts) {
        for (int n = 0; running; n++) {
            var visitor = new HttpVisitor(url);
            try {
                signIn(visitor, ownAccounts.get(n % ownAccounts.size()));
                signIns.increment();
            } catch (Exception | AssertionError e) {
                failures.increment();
                pause();
                reasons.add(Instant.now() + " " + e + " after " + visitor.answer());
            }
        }
    }

    /** As people do before they try again. */
    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signIn(HttpVisitor visitor, AccountFixture account) throws Exception {
        int before = inbox(account).size();
        visitor.submitPassword(account);
        if (!visitor.isAt(Site.SEEKER.otp())) {
            // Nobody waits for a mail on an error page.
            throw new IllegalStateException("no page for the code");
        }
        visitor.submitCode(code(account, before));
        if (!visitor.isAt(Site.SEEKER.mypage())) {
            throw new IllegalStateException(visitor.body());
        }
    }

    /** Reads the code from the first new mail that has one; other mails notify of the new device. */
    private String code(AccountFixture account, int before) throws Exception {
        Instant deadline = Instant.now().plus(MAIL_TIMEOUT);
        for (int read = before; Instant.now().isBefore(deadline); Thread.sleep(2)) {
            List<StoredMessage> mails = inbox(account);
            for (; read < mails.size(); read++) {
                var parts = (MimeMultipart) mails.get(read).getMimeMessage().getContent();
                Matcher code = CODE.matcher(parts.getBodyPart(0).getContent().toString());
                if (code.find()) {
                    return code.group(1);
                }
            }
        }
        throw new IllegalStateException("no mail to " + account.email());
    }

    private List<StoredMessage> inbox(AccountFixture account) {
        var user = mail.smtp().getManagers().getUserManager().getUserByEmail(account.email());
        if (user == null) {
            return List.of();
        }
        try {
            return mail.smtp().getManagers().getImapHostManager().getInbox(user).getMessages();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }
}
