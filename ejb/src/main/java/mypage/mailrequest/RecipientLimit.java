package mypage.mailrequest;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import mypage.account.Account;
import mypage.account.EmailAddress;
import mypage.platform.Secrets;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;

/**
 * The mails of all kinds and services together that one address gets because of people who have proved nothing to it:
 * strangers who typed it, and users of other accounts. One-time passwords and notices of what happened are not among
 * them. All methods join the caller's transaction.
 */
@Stateless
public class RecipientLimit {

    @Inject
    RateLimiter limiter;

    @Inject
    Secrets secrets;

    @Inject
    MailRequestSettings settings;

    @Inject
    Clock clock;

    /** Whether a user of another account may have a mail sent to this address now. */
    public boolean acquire(String email) {
        return limiter.acquire(List.of(of(email))).isEmpty();
    }

    /**
     * Grants a code or link to whoever typed the address of this account. At the limit, one more is granted if no other
     * is valid, and it is valid for as long as the limit counts. So a stranger who uses up the limit never keeps the
     * owner out: there is always a valid one in the mailbox, or the next one is sent.
     *
     * @param own the limit of this kind of mail for this account
     * @param validity how long the code or link is usually valid
     * @param another whether an earlier one is still valid, or the account has no owner yet to be kept out
     * @return the end of the validity; empty when none is granted
     */
    public Optional<Instant> grant(Account account, RateLimit own, Duration validity, BooleanSupplier another) {
        if (limiter.acquire(List.of(own)).isPresent()) {
            return Optional.empty();
        }
        Optional<Instant> end = grant(account.email(), validity, another);
        if (end.isEmpty()) {
            limiter.release(List.of(own));
        }
        return end;
    }

    /** Does the same for an address that need not have an account, so that no stranger keeps it from getting one. */
    public Optional<Instant> grant(String email, Duration validity, BooleanSupplier another) {
        if (acquire(email)) {
            return Optional.of(clock.instant().plus(validity));
        }
        return another.getAsBoolean()
                ? Optional.empty()
                : Optional.of(clock.instant()
                        .plus(longer(validity, settings.recipient().period())));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Under a keyed hash, so that nobody who reads the table can try out addresses. */
    private RateLimit of(String email) {
        byte[] hash = secrets.keyedHash("recipient:" + EmailAddress.normalize(email));
        return new RateLimit("recipient " + Base64.getEncoder().encodeToString(hash), settings.recipient());
    }
}
