package mypage.web.user;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import mypage.mailrequest.MailRequestResult;
import mypage.mailrequest.MailRequestResult.Accepted;
import mypage.mailrequest.MailRequestResult.Busy;
import mypage.mailrequest.MailRequestResult.TooMany;
import mypage.web.site.FieldErrors;
import mypage.web.site.RetryLater;

/** Answers requests for a mail that need nothing but an address, on all pages alike. */
@RequestScoped
public class MailRequests {

    private static final int BUSY_SECONDS = 10;

    @Inject
    FieldErrors errors;

    @Inject
    RetryLater retry;

    /** The next page if the request was accepted; otherwise null, and the page says when to try again. */
    public String answer(MailRequestResult result, String next) {
        return switch (result) {
            case Accepted() -> next;
            case TooMany(Instant until) -> {
                errors.refuse(null, "forgot.delayed", retry.until(until));
                yield null;
            }
            case Busy() -> {
                retry.after(BUSY_SECONDS, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                errors.refuse(null, "password.busy");
                yield null;
            }
        };
    }
}
