package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import mypage.account.OwnerLink.Purpose;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.mail.Mail;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.Settings;

/** Links with which the owners of accounts without a password choose their first one. */
@Stateless
public class Invitations {

    /** How a mail gets into the outbox. */
    private interface Way {
        void enqueue(String topic, String recipient, Mail mail, Instant notAfter);
    }

    @Inject
    AccountService accounts;

    @Inject
    OwnerLinks links;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Queues one mail in the caller's transaction. Links of older ones stay good: who opens any of them may go on. */
    public void send(Account account, Client client) {
        send(account, outbox::enqueue, client);
    }

    /** The same where nobody waits for it. */
    public void sendInBulk(Account account, Client client) {
        send(account, outbox::enqueueInBulk, client);
    }

    private void send(Account account, Way way, Client client) {
        Instant end = clock.instant().plus(settings.invitationValidity());
        String token = links.issue(Purpose.INVITATION, account.id(), end);
        MailTexts texts = MailTexts.in(account.languageOr(client.language()));
        String service = texts.text("service." + account.service());
        way.enqueue(
                "invitation:" + account.id(),
                account.email(),
                texts.mailOf(
                        texts.text("invitation.subject", service),
                        texts.text(
                                "invitation.body",
                                reason(account, service, texts),
                                links.address(account.service(), "register", token),
                                texts.dateTime(end))),
                end);
        audit.record(AuditEvent.Kind.INVITED, account.service(), account.id(), client);
    }

    /**
     * Uses one to store the first password, and ends the account's others; joins the caller's transaction. Of many at once
     * exactly one does.
     *
     * @return Changed, or Over when it was used, is too old, or the account has a password by now
     */
    public PasswordResult accept(Account account, String token, String hash, Client client) {
        if (!links.use(Purpose.INVITATION, token)
                || !accounts.register(account.service(), account.id(), hash, client)) {
            return new Over();
        }
        links.endAll(account.id());
        return new PasswordResult.Changed();
    }

    private String reason(Account account, String service, MailTexts texts) {
        return account.mainId()
                .map(accounts::get)
                .map(main -> texts.text("invitation.additional", service, main.email()))
                .orElseGet(() -> texts.text("invitation.main", service));
    }
}
