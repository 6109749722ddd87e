package mypage.device;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.audit.AuditTrail;
import mypage.contact.UserMailTexts;
import mypage.mail.MailPriority;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.mailrequest.RecipientLimit;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;
import mypage.ratelimit.RateLimit;

/** Mails the codes that {@link DeviceVerificationService} accepts, to the address that somebody typed. */
@Stateless
public class DeviceVerificationMailer {

    @PersistenceContext
    EntityManager entities;

    @Inject
    AccountService accounts;

    @Inject
    DeviceVerificationCodeRepository codes;

    @Inject
    RecipientLimit recipients;

    @Inject
    UserMailTexts mailTexts;

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

    /**
     * Mails a code to the account with this ID, if there is one and its limits allow it. Joins the caller's
     * transaction.
     */
    public void send(Service service, String typedEmail, RequestContext context) {
        accounts.find(service, typedEmail)
                .ifPresent(account -> end(account).ifPresent(end -> send(account, end, context)));
    }

    private Optional<Instant> end(Account account) {
        return recipients.grant(
                account,
                mails(account),
                settings.codeValidity(),
                () -> codes.valid(account.id(), clock.instant()).findAny().isPresent());
    }

    private RateLimit mails(Account account) {
        return new RateLimit("pass mails " + account.id(), settings.mails());
    }

    private void send(Account account, Instant expiresAt, RequestContext context) {
        String code = secrets.newDigits(DeviceVerificationCode.DIGITS);
        byte[] codeHash = secrets.keyedHash(DeviceVerificationCode.message(account.id(), code));
        entities.persist(new DeviceVerificationCode(account.id(), codeHash, expiresAt));
        MailTexts texts = mailTexts.in(account.languageOr(context.language()), account.service());
        outbox.enqueue(
                MailPriority.AWAITED,
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
