package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.audit.AuditTrail;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.ratelimit.RateLimiter;
import mypage.registration.InvitationMailer;

/** Mails links to whoever asked for one with no more than an address: to choose a new password, or the first one. */
@Stateless
public class RecoveryLinkMailer {

    @Inject
    AccountService accounts;

    @Inject
    InvitationMailer invitations;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    RateLimiter limiter;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    ActionTokenSettings actionTokenSettings;

    @Inject
    RecoverySettings recoverySettings;

    @Inject
    Clock clock;

    /** Mails the account with this ID a link, if there is one and not too many were mailed of late. */
    public void send(Service service, String typedEmail, RequestContext context) {
        accounts.find(service, typedEmail)
                .map(account -> accounts.hold(account.id()))
                .filter(account -> isStill(account, typedEmail))
                .filter(account -> limiter.acquire(List.of(mails(account))).isEmpty())
                .ifPresent(account -> send(account, context));
    }

    /** Who changes or closes it at this moment ends its links, and this one would come too late for that. */
    private static boolean isStill(Account account, String typedEmail) {
        return account.isOpen()
                && AccountService.normalize(account.email()).equals(AccountService.normalize(typedEmail));
    }

    private RateLimit mails(Account account) {
        return new RateLimit("link mails " + account.id(), recoverySettings.mails());
    }

    private void send(Account account, RequestContext context) {
        if (account.isRegistered()) {
            sendReset(account, context);
        } else {
            invitations.send(account, context);
        }
    }

    /** Links of older mails stay good: they have an end of their own, and the first that is used ends all. */
    private void sendReset(Account account, RequestContext context) {
        Instant now = clock.instant();
        Instant end = now.plus(actionTokenSettings.resetValidity());
        String token = tokens.issue(Purpose.PASSWORD_RESET, account.id(), end);
        MailTexts texts = MailTexts.in(account.languageOr(context.language()));
        outbox.enqueue(
                "reset:" + account.id(),
                account.email(),
                texts.mail(
                        "reset",
                        texts.text("service." + account.service()),
                        texts.dateTime(now),
                        SecurityNotificationMailer.browser(context, texts),
                        tokens.address(account.service(), "password-reset", token),
                        texts.dateTime(end)),
                end);
        audit.record(RecoveryAuditKind.RESET_REQUESTED, account.service(), account.id(), context);
    }
}
