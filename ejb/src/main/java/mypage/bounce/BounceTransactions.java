package mypage.bounce;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import mypage.account.AddressRegistry;
import mypage.account.EmailAddress;
import mypage.mail.Bounce;
import mypage.mail.OutboxMessageRepository;
import mypage.platform.RequestContext;

/** The transactions of {@link BounceReader}. */
@Stateless
public class BounceTransactions {

    /** The reader acts for nobody. */
    private static final RequestContext TIMER = new RequestContext("-", "timer", "");

    @Inject
    OutboxMessageRepository mails;

    @Inject
    AddressRegistry addresses;

    @Inject
    Clock clock;

    /**
     * Notes what a report says: with the mail, and if it failed also with the accounts that have its address. A report
     * that is read twice changes nothing the second time.
     */
    public void note(long mailId, DeliveryReport report) {
        mails.noteBounce(mailId, report.bounce(), report.reason(), clock.instant())
                .filter(recipient -> report.bounce() == Bounce.FAILED)
                .ifPresent(recipient -> addresses.noteUndelivered(EmailAddress.normalize(recipient), TIMER));
    }
}
