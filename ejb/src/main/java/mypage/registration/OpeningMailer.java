package mypage.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AccountSettings;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.audit.AuditTrail;
import mypage.contact.UserMailTexts;
import mypage.mail.MailPriority;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.mailrequest.RecipientLimit;
import mypage.platform.PlatformSettings;
import mypage.platform.RequestContext;
import mypage.platform.Secrets;

/**
 * Answers requests to open an account. Only the mail tells whether the address has one already, see
 * {@link mypage.mailrequest.MailRequestService}. An address that is only invited counts as one without an account.
 */
@Stateless
public class OpeningMailer {

    @Inject
    AccountService accounts;

    @Inject
    AddressRegistry addresses;

    @Inject
    OpeningLinkRepository links;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    RecipientLimit recipients;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    Secrets secrets;

    @Inject
    AuditTrail audit;

    @Inject
    AccountSettings settings;

    @Inject
    PlatformSettings platform;

    @Inject
    Clock clock;

    /**
     * Mails a link that opens an account, or tells the owner of the account that there is one, if the limit of the
     * recipient allows it. Joins the caller's transaction.
     *
     * @param email normalized
     */
    public void send(Service service, String email, RequestContext context) {
        if (!settings.letsOpen(service)) {
            return;
        }
        Optional<Account> known = accounts.find(service, email);
        boolean isFree = known.isPresent() ? !known.get().isRegistered() : !addresses.isTaken(service, email);
        if (isFree) {
            recipients
                    .grant(email, settings.openingValidity(), () -> links.isValid(service, email))
                    .ifPresent(end -> sendLink(service, email, end, context));
        } else if (recipients.acquire(email)) {
            tellOwner(service, email, known, context);
        }
    }

    private void sendLink(Service service, String email, Instant end, RequestContext context) {
        String token = links.issue(service, email, end);
        MailTexts texts = mailTexts.in(context.language(), service);
        outbox.enqueue(
                MailPriority.AWAITED,
                topic(service, email),
                email,
                texts.mail(
                        "opening",
                        texts.text("service." + service),
                        tokens.address(service, "register", token, texts.language()),
                        texts.dateTime(end)),
                end);
        audit.record(RegistrationAuditKind.OPENING_MAILED, service, null, context);
    }

    /** @param known empty if the account is locked */
    private void tellOwner(Service service, String email, Optional<Account> known, RequestContext context) {
        MailTexts texts = mailTexts.in(
                known.map(account -> account.languageOr(context.language())).orElse(context.language()), service);
        String forgot =
                "/" + service.segment() + "/forgot?lang=" + texts.language().id();
        outbox.enqueue(
                MailPriority.AWAITED,
                topic(service, email),
                email,
                texts.mail(
                        "opening.taken",
                        texts.text("service." + service),
                        platform.publicUrl().resolve(forgot).toString()),
                clock.instant().plus(settings.openingValidity()));
        audit.record(
                RegistrationAuditKind.OPENING_TAKEN,
                service,
                known.map(Account::id).orElse(null),
                context);
    }

    /** A newer answer says what an older one does that is not sent yet. Topics are shorter than addresses. */
    private String topic(Service service, String email) {
        return "opening:" + HexFormat.of().formatHex(secrets.digest(service + ":" + email));
    }
}
