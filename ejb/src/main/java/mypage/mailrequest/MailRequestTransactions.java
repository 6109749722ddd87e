package mypage.mailrequest;

import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The transactions of {@link MailRequestTimer}. */
@Stateless
public class MailRequestTransactions {

    @Inject
    MailRequestRepository requests;

    @Inject
    Instance<MailRequestHandler> handlers;

    @Inject
    Clock clock;

    /** Claims one due request for this worker. If the worker dies or fails, another one claims it some seconds later. */
    public Optional<ClaimedMailRequest> claim() {
        return requests.claim(clock.instant());
    }

    /**
     * Deletes the request and answers it, in one transaction. So it is answered once, however many workers claimed it
     * and whenever one of them died.
     */
    public void answer(ClaimedMailRequest claimed) {
        if (requests.delete(claimed.id())) {
            handler(claimed.request().kind()).answer(claimed.request());
        }
    }

    private MailRequestHandler handler(MailRequest.Kind kind) {
        for (MailRequestHandler handler : handlers) {
            if (handler.kind() == kind) {
                return handler;
            }
        }
        throw new IllegalStateException("no handler of " + kind);
    }
}
