package mypage.mailrequest;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.platform.RequestContext;
import mypage.ratelimit.NetworkLimits;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/**
 * Accepts requests for a mail from anybody who knows an address. The request becomes a row, and a worker of any node
 * looks the account up when the response has been sent. So neither the response nor its timing reveals whether there
 * is an account (ASVS 6.3.8), and a request outlives the node that accepted it.
 */
@Stateless
public class MailRequestService {

    @Inject
    MailRequestRepository requests;

    @Inject
    NetworkLimits networks;

    @Inject
    RateLimiter limiter;

    @Inject
    MailRequestSettings settings;

    @Inject
    Clock clock;

    /**
     * Joins the caller's transaction. An address that no account can have is accepted too and gets no mail.
     *
     * @param typedEmail in any width or case
     */
    public MailRequestResult accept(MailRequest.Kind kind, Service service, String typedEmail, RequestContext context) {
        List<RateLimit> limits = networks.of("mail requests", settings.network(), context);
        Optional<Instant> wait = limiter.acquire(limits);
        if (wait.isPresent()) {
            return new MailRequestResult.TooMany(wait.get());
        }
        boolean added = EmailAddress.of(typedEmail)
                .map(email -> requests.add(new MailRequest(kind, service, email, context), clock.instant()))
                .orElse(true);
        if (!added) {
            limiter.release(limits);
            return new MailRequestResult.Busy();
        }
        return new MailRequestResult.Accepted();
    }
}
