package mypage.registration;

import java.time.Duration;
import java.util.regex.Pattern;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.TestContainer;
import mypage.account.Service;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.registration.RegistrationService.Invitation;
import org.junit.jupiter.api.BeforeEach;

/** An account whose owner has not registered yet. */
public abstract class InvitationFixture {

    public static final Duration DAY = Duration.ofHours(24);

    public static final Duration SECOND = Duration.ofSeconds(1);

    private static final Pattern TOKEN = Pattern.compile("\\?t=([\\w-]{43})&");

    public final TestContainer container = new TestContainer();
    public final RegistrationService registration = container.get(RegistrationService.class);
    public final AccountActionTokenRepository tokens = container.get(AccountActionTokenRepository.class);
    public final TestAccount account = new TestAccount(container);

    @BeforeEach
    public void waitForTheOwner() {
        account.update("update account set password_hash = null where id = ?1", account.id);
    }

    public Invitation invite(Service service, String typed) {
        return registration.invite(service, typed, account.context);
    }

    public String invitation() {
        invite(Service.SEEKER, account.email);
        return token(account.lastMail());
    }

    public static String token(Mail mail) {
        return TOKEN.matcher(mail.body())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    public long mails(String email) {
        return account.number("select count(*) from outbox_message where recipient = ?1", email);
    }
}
