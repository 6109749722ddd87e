package mypage.recovery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.EmailAddress;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.audit.AuditTrail;
import mypage.contact.UserMailTexts;
import mypage.mail.MailPriority;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.mailrequest.RecipientLimit;
import mypage.platform.RequestContext;
import mypage.ratelimit.RateLimit;
import mypage.registration.InvitationMailer;

/** Mails links to choose a new or first password to a typed address. */
@Stateless
public class RecoveryLinkMailer {

    @Inject
    AccountService accounts;

    @Inject
    InvitationMailer invitations;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    RecipientLimit recipients;

    @Inject
    UserMailTexts mailTexts;

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

    /**
     * Mails a link to the account with this ID, if there is one and its limits allow it. Joins the caller's
     * transaction.
     */
    public void send(Service service, String typedEmail, RequestContext context) {
        accounts.find(service, typedEmail)
                .map(account -> accounts.hold(account.id()))
                .filter(account -> isStill(account, typedEmail))
                .ifPresent(account -> end(account).ifPresent(end -> send(account, end, context)));
    }

    /** If the account was changed or closed meanwhile, its links were revoked, and no new one may be issued. */
    private static boolean isStill(Account account, String typedEmail) {
        return account.isOpen() && EmailAddress.normalize(account.email()).equals(EmailAddress.normalize(typedEmail));
    }

    private Optional<Instant> end(Account account) {
        Purpose purpose = account.isRegistered() ? Purpose.PASSWORD_RESET : Purpose.INVITATION;
        Duration validity =
                account.isRegistered() ? actionTokenSettings.resetValidity() : actionTokenSettings.invitationValidity();
        return recipients.grant(
                account,
                new RateLimit("link mails " + account.id(), recoverySettings.mails()),
                validity,
                () -> belongsToMain(account)
                        || tokens.end(purpose, account.id()).isPresent());
    }

    /**
     * Whether it was only invited by a main account, which can remove and invite it again as often as it likes. Such an
     * address gets no more mails than the limit.
     */
    private static boolean belongsToMain(Account account) {
        return !account.isRegistered() && account.mainId().isPresent();
    }

    private void send(Account account, Instant end, RequestContext context) {
        if (account.isRegistered()) {
            sendReset(account, end, context);
        } else {
            invitations.send(account, context);
        }
    }

    /** Links in older mails stay valid until they expire or one of them is used, which revokes the others. */
    private void sendReset(Account account, Instant end, RequestContext context) {
        Instant now = clock.instant();
        String token = tokens.issue(Purpose.PASSWORD_RESET, account.id(), end);
        MailTexts texts = mailTexts.in(account.languageOr(context.language()), account.service());
        outbox.enqueue(
                MailPriority.AWAITED,
                "reset:" + account.id(),
                account.email(),
                texts.mail(
                        "reset",
                        texts.text("service." + account.service()),
                        texts.dateTime(now),
                        SecurityNotificationMailer.browser(context, texts),
                        tokens.address(account.service(), "password-reset", token, texts.language()),
                        texts.dateTime(end)),
                end);
        audit.record(RecoveryAuditKind.RESET_REQUESTED, account.service(), account.id(), context);
    }
}
