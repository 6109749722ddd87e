package mypage.otp;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.contact.UserMailTexts;
import mypage.mail.Mail;
import mypage.mail.MailPriority;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.Language;
import mypage.platform.Secrets;

/** Issues one-time passwords, and counts, compares and consumes them. */
@Stateless
public class OtpService {

    @Inject
    OtpChallengeRepository challenges;

    @Inject
    OtpRolloutRepository rollouts;

    @Inject
    Secrets secrets;

    @Inject
    OtpSettings settings;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    /**
     * Whether the account is asked for a one-time password at this time: as all of its service (requirement 3), or as
     * one of a pilot. Required if there is no row.
     */
    public boolean isRequired(Account account, Instant now) {
        return rollouts.requires(account, now).orElse(true);
    }

    /** The pilot that asks the account for one-time passwords; empty if none does, or all are asked. */
    public Optional<PilotMembership> pilot(Account account, Instant now) {
        return rollouts.pilot(account, now);
    }

    /**
     * Issues a code for a sign-in. The mail is in the language of the page.
     *
     * @param known whether the account knows the device
     */
    public Optional<Instant> issue(
            Account account, boolean known, long attemptId, String reference, Language language, Instant now) {
        return issue(account, known, attemptId, reference, "otp.signin", language, now);
    }

    /** Issues a code for a reauthentication, as the mail says. A session counts as a known device. */
    public Optional<Instant> issueForReauthentication(
            Account account, long attemptId, String reference, Language language, Instant now) {
        return issue(account, true, attemptId, reference, "otp.confirm", language, now);
    }

    /**
     * Issues a code for this attempt in place of the account's older one, and queues its mail. Joins the caller's
     * transaction.
     *
     * @return when it expires; empty when too many wrong codes have closed the codes of the account for such browsers
     */
    private Optional<Instant> issue(
            Account account,
            boolean known,
            long attemptId,
            String reference,
            String use,
            Language language,
            Instant now) {
        String code = secrets.newDigits(OtpCode.DIGITS);
        Instant expiresAt = now.plus(settings.validity());
        byte[] codeHash = secrets.keyedHash(message(attemptId, code));
        if (!challenges.issue(account.id(), known, attemptId, codeHash, now, expiresAt)) {
            return Optional.empty();
        }
        outbox.enqueue(
                MailPriority.ONE_TIME_PASSWORD,
                "otp:" + account.id(),
                account.email(),
                mail(mailTexts.in(language, account.service()), account, code, reference, use, expiresAt),
                expiresAt);
        return Optional.of(expiresAt);
    }

    private Mail mail(MailTexts texts, Account account, String code, String reference, String use, Instant expiresAt) {
        String service = texts.text("service." + account.service());
        return texts.mailOf(
                texts.text(use + ".subject", service),
                texts.text(
                        "otp.body",
                        texts.text(use + ".lead", service),
                        code,
                        reference,
                        texts.dateTime(expiresAt),
                        texts.text(
                                use + ".use", String.valueOf(settings.validity().toMinutes())),
                        texts.text(use + ".warning")));
    }

    /**
     * Counts an attempt in a transaction of its own, see {@link MailedCode#countAttempt}.
     *
     * @return false when the code has no attempt left or is no longer valid
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public boolean countAttempt(long accountId, long attemptId, Instant now) {
        return challenges.countAttempt(accountId, attemptId, now);
    }

    /** Compares the code with that of the challenge in constant time. */
    @TransactionAttribute(TransactionAttributeType.SUPPORTS)
    public boolean matches(OtpChallenge challenge, long attemptId, String code) {
        return secrets.matches(message(attemptId, code), challenge.codeHash());
    }

    /**
     * Consumes the code. Joins the caller's transaction.
     *
     * @return false when another request was first, or the code has expired meanwhile (requirement 14)
     */
    public boolean consume(long accountId, long attemptId, Instant now) {
        return challenges.consume(accountId, attemptId, now);
    }

    /** The wrong codes that count against the account; {@code mypage.otp.guesses} close its codes. */
    public WrongCodes wrongCodes(long accountId) {
        return challenges.wrongCodes(accountId);
    }

    /**
     * Counts wrong codes from zero again. To be called when the password changes, because those who guessed do not know
     * the new one, and when staff decide so. Joins the caller's transaction.
     */
    public void forgive(long accountId) {
        challenges.forgive(accountId);
    }

    private static String message(long attemptId, String code) {
        return "otp:" + attemptId + ":" + code;
    }
}
