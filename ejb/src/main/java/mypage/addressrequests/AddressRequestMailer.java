package mypage.addressrequests;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.contact.UserMailTexts;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;

/**
 * Tells the old and the new address about an {@link AddressRequest}. Neither mail names the other address: somebody
 * else may read the old mailbox, and the new address may have been mistyped. All methods join the caller's
 * transaction.
 */
@Stateless
public class AddressRequestMailer {

    /** After this time the mail is not worth sending. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    ActionTokenSettings settings;

    @Inject
    Clock clock;

    /**
     * Tells the old address, with a link to object. The mail is worth sending even late, as long as the new address
     * may not have used its link.
     */
    public void approved(AddressRequest request, Service service, String token, Instant change) {
        MailTexts texts = texts(request);
        outbox.enqueue(
                // AddressRequestRepository looks for this topic to find out whether the mail was sent.
                topic("approved", request),
                request.oldEmail(),
                texts.mail(
                        "office.approved",
                        name(service, texts),
                        texts.dateTime(change),
                        tokens.address(service, "address-stop", token, texts.language())),
                change.plus(settings.ownerLinkValidity()));
    }

    /** Tells the new address. */
    public void rejected(AddressRequest request, Service service) {
        MailTexts texts = texts(request);
        outbox.enqueue(
                topic("rejected", request),
                request.newEmail(),
                texts.mail("office.rejected", name(service, texts)),
                clock.instant().plus(WORTH_SENDING));
    }

    /** Sends the new address the link with which it proves itself. */
    public void prove(AddressRequest request, Service service, String token, Instant end) {
        MailTexts texts = texts(request);
        outbox.enqueue(
                topic("prove", request),
                request.newEmail(),
                texts.mail(
                        "office.prove",
                        name(service, texts),
                        tokens.address(service, "address-prove", token, texts.language()),
                        texts.dateTime(end)),
                end);
    }

    /** Tells both addresses; the old one without a link, because it cannot undo anything any more. */
    public void completed(AddressRequest request, Service service) {
        Instant now = clock.instant();
        MailTexts texts = texts(request);
        outbox.enqueue(
                topic("changed", request),
                request.oldEmail(),
                texts.mail("office.changed", name(service, texts), texts.dateTime(now)),
                now.plus(WORTH_SENDING));
        outbox.enqueue(
                topic("completed", request),
                request.newEmail(),
                texts.mail("office.completed", name(service, texts), texts.dateTime(now)),
                now.plus(WORTH_SENDING));
    }

    private MailTexts texts(AddressRequest request) {
        Account account = accounts.get(request.accountId());
        return mailTexts.in(account.language(), account.service());
    }

    private static String name(Service service, MailTexts texts) {
        return texts.text("service." + service);
    }

    private static String topic(String what, AddressRequest request) {
        return "office:" + what + ":" + request.id();
    }
}
