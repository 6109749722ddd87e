package mypage.signin;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.Secrets;
import mypage.platform.Settings;
import mypage.throttle.Budget;
import mypage.throttle.Throttle;

/** Mails the numbers that {@link SignInPassService} takes, to whoever asked for one with no more than an address. */
@Stateless
public class SignInPassMails {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountService accounts;

    @Inject
    Throttle throttle;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Mails a number to the account with this ID, if there is one and not too many were mailed of late. */
    public void send(Service service, String typedEmail, Client client) {
        accounts.find(service, typedEmail)
                .filter(account -> throttle.take(List.of(mails(account))).isEmpty())
                .ifPresent(account -> send(account, client));
    }

    private Budget mails(Account account) {
        return new Budget("pass mails " + account.id(), settings.limits().passMails());
    }

    private void send(Account account, Client client) {
        String code = secrets.newDigits(SignInPass.DIGITS);
        Instant expiresAt = clock.instant().plus(settings.passValidity());
        byte[] codeHash = secrets.keyedHash(SignInPass.message(account.id(), code));
        entities.persist(new SignInPass(account.id(), codeHash, expiresAt));
        MailTexts texts = MailTexts.in(account.languageOr(client.language()));
        outbox.enqueue(
                "pass:" + account.id(),
                account.email(),
                texts.mail(
                        "pass",
                        texts.text("service." + account.service()),
                        code.replaceAll("(.{4})(?=.)", "$1 "),
                        texts.dateTime(expiresAt)),
                expiresAt);
        audit.record(AuditEvent.Kind.PASS_ISSUED, account.service(), account.id(), client);
    }
}
