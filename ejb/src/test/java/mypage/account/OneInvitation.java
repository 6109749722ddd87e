package mypage.account;

import java.time.Duration;
import java.util.regex.Pattern;
import mypage.TestAccount;
import mypage.TestAccount.Mail;
import mypage.Wired;
import mypage.account.RegistrationService.Invitation;
import org.junit.jupiter.api.BeforeEach;

/** An account whose owner has not registered yet. */
abstract class OneInvitation {

    static final Duration DAY = Duration.ofHours(24);

    static final Duration SECOND = Duration.ofSeconds(1);

    private static final Pattern TOKEN = Pattern.compile("\\?t=([\\w-]{43})\\s");

    final Wired wired = new Wired();
    final RegistrationService registration = wired.get(RegistrationService.class);
    final OwnerLinks links = wired.get(OwnerLinks.class);
    final TestAccount account = new TestAccount(wired);

    @BeforeEach
    void waitForTheOwner() {
        account.update("update account set password_hash = null where id = ?1", account.id);
    }

    Invitation invite(Service service, String typed) {
        return registration.invite(service, typed, account.client);
    }

    String invitation() {
        invite(Service.SEEKER, account.email);
        return token(account.lastMail());
    }

    static String token(Mail mail) {
        return TOKEN.matcher(mail.body())
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    long mails(String email) {
        return account.number("select count(*) from outbox_message where recipient = ?1", email);
    }
}
