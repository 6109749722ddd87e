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
import mypage.audit.AuditTrail;
import mypage.contact.UserMailTexts;
import mypage.mail.Mail;
import mypage.mail.MailPriority;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;

/** Mails owners of accounts without a password a link by which they choose their first one. */
@Stateless
public class InvitationMailer {

    /** Puts a mail into the outbox, in bulk or not. */
    private interface Way {
        void enqueue(String topic, String recipient, Mail mail, Instant notAfter);
    }

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    ActionTokenSettings settings;

    @Inject
    Clock clock;

    /**
     * Queues one mail in the caller's transaction. Links of older mails stay valid: any of them registers the account.
     */
    public void send(Account account, RequestContext context) {
        send(
                account,
                (topic, recipient, mail, notAfter) ->
                        outbox.enqueue(MailPriority.AWAITED, topic, recipient, mail, notAfter),
                context);
    }

    /** Does the same in bulk: the mail yields to those that somebody is waiting for. */
    public void sendInBulk(Account account, RequestContext context) {
        send(account, outbox::enqueueInBulk, context);
    }

    private void send(Account account, Way way, RequestContext context) {
        Instant end = clock.instant().plus(settings.invitationValidity());
        String token = tokens.issue(Purpose.INVITATION, account.id(), end);
        MailTexts texts = mailTexts.in(account.languageOr(context.language()), account.service());
        String service = texts.text("service." + account.service());
        way.enqueue(
                "invitation:" + account.id(),
                account.email(),
                texts.mailOf(
                        texts.text("invitation.subject", service),
                        texts.text(
                                "invitation.body",
                                reason(account, service, texts),
                                tokens.address(account.service(), "register", token, texts.language()),
                                texts.dateTime(end))),
                end);
        audit.record(RegistrationAuditKind.INVITED, account.service(), account.id(), context);
    }

    private String reason(Account account, String service, MailTexts texts) {
        return account.mainId()
                .map(accounts::get)
                .map(main -> texts.text("invitation.additional", service, main.email()))
                .orElseGet(() -> texts.text("invitation.main", service));
    }
}
