package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.otp.OtpSettings;
import mypage.platform.Language;
import mypage.session.SignedInUser;

/**
 * Mails to an address that is to become an account's, in the caller's transaction. They name no other address: a typing
 * error may have sent them to anybody.
 */
@Stateless
public class AddressChangeMailer {

    /** So long it is news. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    Outbox outbox;

    @Inject
    OtpSettings settings;

    @Inject
    Clock clock;

    /** @param code empty where the address is another account's: only its reader is told that */
    public void prove(SignedInUser user, CodeRequired step, Optional<String> code, Language language) {
        MailTexts texts = MailTexts.in(language);
        String kind = code.isPresent() ? "address.code" : "address.taken";
        outbox.enqueue(
                "address:" + user.accountId(),
                step.email(),
                texts.mail(
                        kind,
                        texts.text("service." + user.service()),
                        code.orElse(""),
                        step.reference(),
                        texts.dateTime(step.expiresAt()),
                        String.valueOf(settings.validity().toMinutes())),
                step.expiresAt());
    }

    /** Tells the new address that it is the ID now. */
    public void welcome(SignedInUser user, String email, Language language) {
        Instant now = clock.instant();
        MailTexts texts = MailTexts.in(language);
        outbox.enqueue(
                "address.changed:" + user.accountId() + ":" + now.toEpochMilli(),
                email,
                texts.mail("address.changed", texts.text("service." + user.service()), texts.dateTime(now)),
                now.plus(WORTH_SENDING));
    }
}
