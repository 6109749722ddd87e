package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import mypage.account.Account;
import mypage.account.AccountAuditKind;
import mypage.account.AccountFamilyRepository;
import mypage.account.AccountService;
import mypage.account.AccountSettings;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.actiontoken.FamilyMailer;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.contact.UserMailTexts;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/**
 * アカウントを閉じる: users close their own account. It is kept for {@code mypage.account.retention}, so that an owner who did
 * not want this can undo it by the link of a mail; then it is deleted with everything that belongs to it.
 */
@Stateless
public class AccountClosingService {

    /** After this time the mail is not worth sending. */
    static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    AccountService accounts;

    @Inject
    AccountFamilyRepository families;

    @Inject
    AdditionalAccountRemoval removal;

    @Inject
    FamilyMailer family;

    @Inject
    SessionService sessions;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    UserMailTexts mailTexts;

    @Inject
    Outbox outbox;

    @Inject
    ActionTokenSettings actionTokenSettings;

    @Inject
    AccountSettings accountSettings;

    @Inject
    Clock clock;

    /** When an account that is closed now will be deleted. */
    public Instant deletion() {
        return clock.instant().plus(accountSettings.retention());
    }

    /** How long the owner can undo it by the link of the mail, which is useless once the account is deleted. */
    public Duration undo() {
        Duration link = actionTokenSettings.ownerLinkValidity();
        Duration kept = accountSettings.retention();
        return link.compareTo(kept) < 0 ? link : kept;
    }

    /**
     * Closes the user's account and ends all access to it; the additional accounts of a main one are removed with it.
     * The account is locked first, so that no invitation at the same moment leaves an additional account behind.
     *
     * @return false, and nothing has changed, when the user has to reauthenticate
     */
    public boolean close(SignedInUser user, RequestContext context) {
        boolean closed = sessions.holdRecentlyAuthenticated(user)
                && accounts.close(AccountAuditKind.CLOSED, user.service(), user.accountId(), context);
        if (closed) {
            families.additional(user.accountId())
                    .forEach(additional -> removal.remove(additional, user.email(), context));
            tokens.endAll(user.accountId());
            Account account = accounts.get(user.accountId());
            tell(account, context);
            family.notifyMain("family.closed", account);
        }
        return closed;
    }

    private void tell(Account account, RequestContext context) {
        Instant now = clock.instant();
        Instant linkEnd = now.plus(undo());
        String token = tokens.issue(Purpose.REOPEN, account.id(), linkEnd);
        MailTexts texts = mailTexts.in(account.language(), account.service());
        outbox.enqueue(
                "closed:" + account.id(),
                account.email(),
                texts.mail(
                        "closed",
                        texts.text("service." + account.service()),
                        texts.dateTime(now),
                        SecurityNotificationMailer.browser(context, texts),
                        texts.date(deletion()),
                        tokens.address(account.service(), "reopen", token, texts.language()),
                        texts.dateTime(linkEnd)),
                now.plus(WORTH_SENDING));
    }
}
