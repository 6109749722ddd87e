package mypage.office;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.account.OwnerLinks;
import mypage.account.Service;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.JapaneseTime;
import mypage.platform.Settings;

/**
 * What the old and the new address are told of an {@link AddressRequest}. Neither mail names the other address: the old
 * mailbox may be somebody else's by now, and the new one may have been typed wrongly. All join the caller's transaction.
 */
@Stateless
public class OfficeMails {

    /** So long it is news. */
    private static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    OwnerLinks links;

    @Inject
    Outbox outbox;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /**
     * Tells the old address, with a link to object. Worth sending late too, as long as the new address may not have used its
     * link yet.
     */
    public void approved(AddressRequest request, Service service, String token, Instant change) {
        String name = name(service);
        outbox.enqueue(
                // AddressRequest.TOLD_BEFORE asks what became of it.
                topic("approved", request),
                request.oldEmail(),
                MailTexts.text("office.approved.subject", name),
                MailTexts.text(
                        "office.approved",
                        name,
                        JapaneseTime.dateTime(change),
                        links.address(service, "address-stop", token)),
                change.plus(settings.ownerLinkValidity()));
    }

    /** Tells the new address. */
    public void rejected(AddressRequest request, Service service) {
        String name = name(service);
        outbox.enqueue(
                topic("rejected", request),
                request.newEmail(),
                MailTexts.text("office.rejected.subject", name),
                MailTexts.text("office.rejected", name),
                clock.instant().plus(WORTH_SENDING));
    }

    /** Sends the new address the link with which it proves itself. */
    public void prove(AddressRequest request, Service service, String token, Instant end) {
        String name = name(service);
        outbox.enqueue(
                topic("prove", request),
                request.newEmail(),
                MailTexts.text("office.prove.subject", name),
                MailTexts.text(
                        "office.prove",
                        name,
                        links.address(service, "address-prove", token),
                        JapaneseTime.dateTime(end)),
                end);
    }

    /** Tells both; the old address without a link, as nothing is undone from there any more. */
    public void completed(AddressRequest request, Service service) {
        Instant now = clock.instant();
        String name = name(service);
        String time = JapaneseTime.dateTime(now);
        outbox.enqueue(
                topic("changed", request),
                request.oldEmail(),
                MailTexts.text("office.changed.subject", name),
                MailTexts.text("office.changed", name, time),
                now.plus(WORTH_SENDING));
        outbox.enqueue(
                topic("completed", request),
                request.newEmail(),
                MailTexts.text("office.completed.subject", name),
                MailTexts.text("office.completed", name, time),
                now.plus(WORTH_SENDING));
    }

    private static String name(Service service) {
        return MailTexts.text("service." + service);
    }

    private static String topic(String what, AddressRequest request) {
        return "office:" + what + ":" + request.id();
    }
}
