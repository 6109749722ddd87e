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
import mypage.otp.PendingCode;
import mypage.platform.Language;
import mypage.session.SignedInUser;

/**
 * Mails to an address that is to become an account's ID, in the caller's transaction. They name no other address, since
 * a typing error may send them to anybody.
 */
@Stateless
public class AddressChangeMailer {

    /** How long the mail is still news. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    Outbox outbox;

    @Inject
    OtpSettings settings;

    @Inject
    Clock clock;

    /** @param digits empty where another account has the address; only the mail tells that */
    public void sendCode(SignedInUser user, PendingCode code, Optional<String> digits, Language language) {
        MailTexts texts = MailTexts.in(language);
        String text = digits.isPresent() ? "address.code" : "address.taken";
        outbox.enqueue(
                "address:" + user.accountId(),
                code.email(),
                texts.mail(
                        text,
                        texts.text("service." + user.service()),
                        digits.orElse(""),
                        code.reference(),
                        texts.dateTime(code.expiresAt()),
                        String.valueOf(settings.validity().toMinutes())),
                code.expiresAt());
    }

    /** Tells the new address that it is now the account's ID. */
    public void sendChanged(SignedInUser user, String email, Language language) {
        Instant now = clock.instant();
        MailTexts texts = MailTexts.in(language);
        outbox.enqueue(
                "address.changed:" + user.accountId() + ":" + now.toEpochMilli(),
                email,
                texts.mail("address.changed", texts.text("service." + user.service()), texts.dateTime(now)),
                now.plus(WORTH_SENDING));
    }
}
