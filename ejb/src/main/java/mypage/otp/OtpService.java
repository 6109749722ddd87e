package mypage.otp;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.Service;
import mypage.mail.Mail;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.Language;
import mypage.platform.Secrets;
import mypage.platform.Settings;

/** Issues one-time passwords, and counts, compares and consumes them. */
@Stateless
public class OtpService {

    @PersistenceContext
    EntityManager entities;

    @Inject
    Secrets secrets;

    @Inject
    Settings settings;

    @Inject
    Outbox outbox;

    /** Whether the service asks for a one-time password at this time (requirement 3). Fails closed without a policy. */
    public boolean isRequired(Service service, Instant now) {
        OtpRollout policy = entities.find(OtpRollout.class, service);
        return policy == null || policy.requiresOtp(now);
    }

    /** Issues a code for a sign-in; its mail is in the language of the page that asks for it. */
    public Optional<Instant> issue(Account account, long attemptId, String reference, Language language, Instant now) {
        return issue(account, attemptId, reference, "otp.signin", language, now);
    }

    /** Issues a code for a reauthentication; its mail says so. */
    public Optional<Instant> issueForReauthentication(
            Account account, long attemptId, String reference, Language language, Instant now) {
        return issue(account, attemptId, reference, "otp.confirm", language, now);
    }

    /**
     * Issues a code for this attempt in place of the account's older one, and queues its mail. Joins the caller's
     * transaction.
     *
     * @return the end of its validity; empty when too many wrong codes in a row have closed the account's codes
     */
    private Optional<Instant> issue(
            Account account, long attemptId, String reference, String use, Language language, Instant now) {
        String code = secrets.newDigits(OtpCode.DIGITS);
        Instant expiresAt = now.plus(settings.otpValidity());
        byte[] codeHash = secrets.keyedHash(message(attemptId, code));
        if (!new OtpChallenge(account.id(), attemptId, codeHash, now, expiresAt)
                .issue(entities, account.sessionEpoch(), settings.otpLimits().failures())) {
            return Optional.empty();
        }
        outbox.enqueue(
                "otp:" + account.id(),
                account.email(),
                mail(MailTexts.in(language), account, code, reference, use, expiresAt),
                expiresAt);
        return Optional.of(expiresAt);
    }

    private Mail mail(MailTexts texts, Account account, String code, String reference, String use, Instant expiresAt) {
        String service = texts.text("service." + account.service());
        return texts.mailOf(
                texts.text("otp.subject", service),
                texts.text(
                        "otp.body",
                        texts.text(use + ".lead", service),
                        code,
                        reference,
                        texts.dateTime(expiresAt),
                        String.valueOf(settings.otpValidity().toMinutes()),
                        texts.text(use + ".warning")));
    }

    /**
     * Counts one try in a transaction of its own, see {@link MailedCode#countTry}.
     *
     * @return false when the code can't be tried any more
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean countTry(long accountId, long attemptId, Instant now) {
        return entities.createNamedQuery(OtpChallenge.COUNT_TRY)
                        .setParameter("account", accountId)
                        .setParameter("attempt", attemptId)
                        .setParameter("tries", settings.otpLimits().tries())
                        .setParameter("failures", settings.otpLimits().failures())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Whether this is the challenge's code; in constant time. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean matches(OtpChallenge challenge, long attemptId, String code) {
        return secrets.matches(message(attemptId, code), challenge.codeHash());
    }

    /**
     * Consumes the code; joins the caller's transaction.
     *
     * @return false when another request was first, or the code has expired meanwhile (requirement 14)
     */
    public boolean consume(long accountId, long attemptId, Instant now) {
        return entities.createNamedQuery(OtpChallenge.CONSUME)
                        .setParameter("account", accountId)
                        .setParameter("attempt", attemptId)
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /**
     * Wrong codes in a row since all access to the account was last ended; {@code mypage.otp.failures} close its codes.
     */
    public int failures(long accountId) {
        List<?> rows = entities.createNamedQuery(OtpChallenge.FAILURES)
                .setParameter(1, accountId)
                .getResultList();
        return rows.isEmpty() ? 0 : ((Number) rows.get(0)).intValue();
    }

    private static String message(long attemptId, String code) {
        return "otp:" + attemptId + ":" + code;
    }
}
