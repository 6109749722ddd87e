package mypage.device;

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
import mypage.audit.AuditTrail;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/** Mails the numbers that {@link DeviceVerificationService} takes, to whoever asked for one with no more than an address. */
@Stateless
public class DeviceVerificationMailer {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountService accounts;

    @Inject
    RateLimiter limiter;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    Secrets secrets;

    @Inject
    DeviceSettings settings;

    @Inject
    Clock clock;

    /** Mails a number to the account with this ID, if there is one and not too many were mailed of late. */
    public void send(Service service, String typedEmail, RequestContext context) {
        accounts.find(service, typedEmail)
                .filter(account -> limiter.acquire(List.of(mails(account))).isEmpty())
                .ifPresent(account -> send(account, context));
    }

    private RateLimit mails(Account account) {
        return new RateLimit("pass mails " + account.id(), settings.mails());
    }

    private void send(Account account, RequestContext context) {
        String code = secrets.newDigits(DeviceVerificationCode.DIGITS);
        Instant expiresAt = clock.instant().plus(settings.codeValidity());
        byte[] codeHash = secrets.keyedHash(DeviceVerificationCode.message(account.id(), code));
        entities.persist(new DeviceVerificationCode(account.id(), codeHash, expiresAt));
        MailTexts texts = MailTexts.in(account.languageOr(context.language()));
        outbox.enqueue(
                "pass:" + account.id(),
                account.email(),
                texts.mail(
                        "pass",
                        texts.text("service." + account.service()),
                        code.replaceAll("(.{4})(?=.)", "$1 "),
                        texts.dateTime(expiresAt)),
                expiresAt);
        audit.record(DeviceAuditKind.PASS_ISSUED, account.service(), account.id(), context);
    }
}
