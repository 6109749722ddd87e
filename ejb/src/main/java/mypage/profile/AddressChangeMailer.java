package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.contact.UserMailTexts;
import mypage.mail.MailPriority;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.otp.OtpSettings;
import mypage.otp.PendingCode;
import mypage.platform.Language;
import mypage.session.SignedInUser;

/**
 * Mails to an address that may become the ID of an account. They name no other address, because a mistyped address may
 * be anybody's. All methods join the caller's transaction.
 */
@Stateless
public class AddressChangeMailer {

    /** After this time the mail is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    OtpSettings settings;

    @Inject
    Clock clock;

    /** @param digits empty if another account has the address, which only the mail discloses */
    public void sendCode(SignedInUser user, PendingCode code, Optional<String> digits, Language language) {
        MailTexts texts = mailTexts.in(language, user.service());
        String text = digits.isPresent() ? "address.code" : "address.taken";
        outbox.enqueue(
                MailPriority.AWAITED,
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

    /** Tells the new address that it is now the ID of the account. */
    public void sendChanged(SignedInUser user, String email, Language language) {
        Instant now = clock.instant();
        MailTexts texts = mailTexts.in(language, user.service());
        outbox.enqueue(
                "address.changed:" + user.accountId() + ":" + now.toEpochMilli(),
                email,
                texts.mail("address.changed", texts.text("service." + user.service()), texts.dateTime(now)),
                now.plus(WORTH_SENDING));
    }
}
