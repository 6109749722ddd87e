package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import mypage.account.OwnerLink.Purpose;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.Settings;
import mypage.throttle.Budget;
import mypage.throttle.Throttle;

/** Mails links to whoever asked for one with no more than an address: to choose a new password, or the first one. */
@Stateless
public class LinkMails {

    @Inject
    AccountService accounts;

    @Inject
    Invitations invitations;

    @Inject
    OwnerLinks links;

    @Inject
    Throttle throttle;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Mails the account with this ID a link, if there is one and not too many were mailed of late. */
    public void send(Service service, String typedEmail, Client client) {
        accounts.find(service, typedEmail)
                .map(account -> accounts.hold(account.id()))
                .filter(account -> isStill(account, typedEmail))
                .filter(account -> throttle.take(List.of(mails(account))).isEmpty())
                .ifPresent(account -> send(account, client));
    }

    /** Who changes or closes it at this moment ends its links, and this one would come too late for that. */
    private static boolean isStill(Account account, String typedEmail) {
        return account.isOpen()
                && AccountService.normalize(account.email()).equals(AccountService.normalize(typedEmail));
    }

    private Budget mails(Account account) {
        return new Budget("link mails " + account.id(), settings.limits().linkMails());
    }

    private void send(Account account, Client client) {
        if (account.isRegistered()) {
            sendReset(account, client);
        } else {
            invitations.send(account, client);
        }
    }

    /** Links of older mails stay good: they have an end of their own, and the first that is used ends all. */
    private void sendReset(Account account, Client client) {
        Instant now = clock.instant();
        Instant end = now.plus(settings.resetValidity());
        String token = links.issue(Purpose.PASSWORD_RESET, account.id(), end);
        MailTexts texts = MailTexts.in(account.languageOr(client.language()));
        outbox.enqueue(
                "reset:" + account.id(),
                account.email(),
                texts.mail(
                        "reset",
                        texts.text("service." + account.service()),
                        texts.dateTime(now),
                        OwnerNotices.browser(client, texts),
                        links.address(account.service(), "password-reset", token),
                        texts.dateTime(end)),
                end);
        audit.record(AuditEvent.Kind.RESET_REQUESTED, account.service(), account.id(), client);
    }
}
