package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import mypage.account.Account;
import mypage.account.AccountAuditKind;
import mypage.account.AccountService;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;

/** How the owner of a main account ends an additional one, with all that it could do, and tells who had it. */
@Stateless
public class AdditionalAccountRemoval {

    @Inject
    AccountService accounts;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /**
     * Joins the caller's transaction, which holds the main account. The mail has no link that undoes it: the additional
     * account is the main one's to give and to take.
     *
     * @return false when it was not open any more
     */
    public boolean remove(Account account, String mainEmail, RequestContext context) {
        boolean removed = accounts.close(AccountAuditKind.REMOVED, account.service(), account.id(), context);
        if (removed) {
            tokens.endAllForGood(account.id());
            tell(account, mainEmail);
        }
        return removed;
    }

    private void tell(Account account, String mainEmail) {
        Instant now = clock.instant();
        MailTexts texts = MailTexts.in(account.language());
        outbox.enqueue(
                "removed:" + account.id(),
                account.email(),
                texts.mail("removed", texts.text("service." + account.service()), texts.dateTime(now), mainEmail),
                now.plus(AccountClosingService.WORTH_SENDING));
    }
}
