package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import mypage.account.Account;
import mypage.account.AccountAuditKind;
import mypage.account.AccountService;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.contact.UserMailTexts;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.mailrequest.RecipientLimit;
import mypage.platform.RequestContext;

/** Removes an additional account, revokes all access to it and notifies its owner. */
@Stateless
public class AdditionalAccountRemoval {

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    RecipientLimit recipients;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * For the main account. Joins the caller's transaction, which has locked the main account's row. The mail has no
     * link that undoes it, as the main account alone decides on its additional ones. An address that was only invited
     * gets no more of these mails than of invitations.
     *
     * @return false when the account was not open any more
     */
    public boolean remove(Account account, String mainEmail, RequestContext context) {
        return remove("removed", account, mainEmail, context);
    }

    /** Does the same because the main account was dormant for too long. */
    public boolean removeDormant(Account account, String mainEmail, RequestContext context) {
        return remove("dormancy.removed", account, mainEmail, context);
    }

    private boolean remove(String text, Account account, String mainEmail, RequestContext context) {
        boolean removed = accounts.close(AccountAuditKind.REMOVED, account.service(), account.id(), context);
        if (removed) {
            tokens.endAllForGood(account.id());
            if (account.isRegistered() || recipients.acquire(account.email())) {
                tell(text, account, mainEmail);
            }
        }
        return removed;
    }

    private void tell(String text, Account account, String mainEmail) {
        Instant now = clock.instant();
        MailTexts texts = mailTexts.in(account.language(), account.service());
        outbox.enqueue(
                "removed:" + account.id(),
                account.email(),
                texts.mail(text, texts.text("service." + account.service()), texts.dateTime(now), mainEmail),
                now.plus(AccountClosingService.WORTH_SENDING));
    }
}
