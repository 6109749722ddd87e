package mypage.otp;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import mypage.account.Account;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.actiontoken.SecurityNotificationMailer.Notice;
import mypage.platform.Rate;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/**
 * Tells owners that somebody knows their password and types wrong codes (ASVS 6.3.5): from the second wrong code on, as
 * one is often a slip, at most once a day; and when half of all guesses has been used up.
 */
@Stateless
public class WrongCodeMailer {

    private static final int NO_SLIP = 2;

    @Inject
    OtpChallengeRepository challenges;

    @Inject
    SecurityNotificationMailer notifications;

    @Inject
    RateLimiter limiter;

    @Inject
    OtpSettings settings;

    /** To be called after a wrong code was counted. Joins the caller's transaction, if it has one. */
    public void tell(Account account, RequestContext context) {
        WrongCodes wrong = challenges.wrongCodes(account.id());
        if (wrong.isHalfUsed()) {
            send(Notice.CODES_HALF_USED, settings.guesses().period(), account, context);
        }
        if (wrong.most() >= NO_SLIP) {
            send(Notice.WRONG_CODES, Duration.ofDays(1), account, context);
        }
    }

    private void send(Notice notice, Duration pause, Account account, RequestContext context) {
        RateLimit mails = new RateLimit(notice + " mail " + account.id(), new Rate(1, pause));
        if (limiter.acquire(List.of(mails)).isEmpty()) {
            notifications.send(notice, account, context);
        }
    }
}
