package mypage.owner;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.owner.AddressStep.CodeRequired;
import mypage.platform.JapaneseTime;
import mypage.platform.Settings;
import mypage.session.SignedInUser;

/**
 * Mails to an address that is to become an account's, in the caller's transaction. They name no other address: a typing
 * error may have sent them to anybody.
 */
@Stateless
public class AddressMails {

    /** So long it is news. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    Outbox outbox;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** @param code empty where the address is another account's: only its reader is told that */
    public void prove(SignedInUser user, CodeRequired step, Optional<String> code) {
        String service = MailTexts.text("service." + user.service());
        String kind = code.isPresent() ? "address.code" : "address.taken";
        outbox.enqueue(
                "address:" + user.accountId(),
                step.email(),
                MailTexts.text(kind + ".subject", service),
                MailTexts.text(
                        kind + ".body",
                        service,
                        code.orElse(""),
                        step.reference(),
                        JapaneseTime.dateTime(step.expiresAt()),
                        String.valueOf(settings.otpValidity().toMinutes())),
                step.expiresAt());
    }

    /** Tells the new address that it is the ID now. */
    public void welcome(SignedInUser user, String email) {
        Instant now = clock.instant();
        String service = MailTexts.text("service." + user.service());
        outbox.enqueue(
                "address.changed:" + user.accountId() + ":" + now.toEpochMilli(),
                email,
                MailTexts.text("address.changed.subject", service),
                MailTexts.text("address.changed.body", service, JapaneseTime.dateTime(now)),
                now.plus(WORTH_SENDING));
    }
}
