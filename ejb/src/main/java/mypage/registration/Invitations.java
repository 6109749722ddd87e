package mypage.registration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.actiontoken.LinkInvalid;
import mypage.actiontoken.PasswordByLinkResult;
import mypage.audit.AuditTrail;
import mypage.mail.Mail;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;

/** Mails and accepts the links by which owners choose their first password. */
@Stateless
public class Invitations {

    /** Puts a mail into the outbox, in bulk or not. */
    private interface Way {
        void enqueue(String topic, String recipient, Mail mail, Instant notAfter);
    }

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    ActionTokenSettings settings;

    @Inject
    Clock clock;

    /** Queues a mail in the caller's transaction. Links in older mails stay valid. */
    public void send(Account account, RequestContext context) {
        send(account, outbox::enqueue, context);
    }

    /** Does the same in bulk: the mail gives way to those that somebody waits for. */
    public void sendInBulk(Account account, RequestContext context) {
        send(account, outbox::enqueueInBulk, context);
    }

    private void send(Account account, Way way, RequestContext context) {
        Instant end = clock.instant().plus(settings.invitationValidity());
        String token = tokens.issue(Purpose.INVITATION, account.id(), end);
        MailTexts texts = MailTexts.in(account.languageOr(context.language()));
        String service = texts.text("service." + account.service());
        way.enqueue(
                "invitation:" + account.id(),
                account.email(),
                texts.mailOf(
                        texts.text("invitation.subject", service),
                        texts.text(
                                "invitation.body",
                                reason(account, service, texts),
                                tokens.address(account.service(), "register", token),
                                texts.dateTime(end))),
                end);
        audit.record(RegistrationAuditKind.INVITED, account.service(), account.id(), context);
    }

    /**
     * Consumes a link, stores the first password and revokes the other links of the account. Of many simultaneous
     * requests exactly one succeeds. Joins the caller's transaction.
     *
     * @return Changed, or Over when the link was used before, has expired, or the account has a password
     */
    public PasswordByLinkResult accept(Account account, String token, String hash, RequestContext context) {
        if (!tokens.use(Purpose.INVITATION, token)
                || !accounts.register(account.service(), account.id(), hash, context)) {
            return new LinkInvalid();
        }
        tokens.endAll(account.id());
        return new PasswordByLinkResult.Changed();
    }

    private String reason(Account account, String service, MailTexts texts) {
        return account.mainId()
                .map(accounts::get)
                .map(main -> texts.text("invitation.additional", service, main.email()))
                .orElseGet(() -> texts.text("invitation.main", service));
    }
}
