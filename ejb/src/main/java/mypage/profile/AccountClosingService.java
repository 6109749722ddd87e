package mypage.profile;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import mypage.account.Account;
import mypage.account.AccountAuditKind;
import mypage.account.AccountFamilyRepository;
import mypage.account.AccountService;
import mypage.account.AccountSettings;
import mypage.account.AddressRegistry;
import mypage.account.Service;
import mypage.actiontoken.AccountActionToken.Purpose;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.actiontoken.ActionTokenSettings;
import mypage.actiontoken.SecurityNotificationMailer;
import mypage.device.KnownDeviceRepository;
import mypage.mail.MailTexts;
import mypage.mail.Outbox;
import mypage.platform.RequestContext;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/**
 * アカウントを閉じる: owners end their account themselves. It is kept for {@code mypage.account.retention}, so that who did not
 * want it can undo it by the link of a mail, and then deleted with all that hangs on it.
 */
@Stateless
public class AccountClosingService {

    /** So long it is news, as what other owners are told. */
    static final Duration WORTH_SENDING = Duration.ofDays(3);

    @Inject
    AccountService accounts;

    @Inject
    AccountFamilyRepository families;

    @Inject
    AdditionalAccountRemoval removed;

    @Inject
    AddressRegistry addresses;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    SessionService sessions;

    @Inject
    AccountActionTokenRepository tokens;

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

    /**
     * Closes the user's account and ends all its access; a main one's additional ones with it. The account is held first, so
     * that no invitation at the same moment leaves an additional account behind. One transaction, with the mails.
     *
     * @return false, and nothing has changed, when the session is not confirmed freshly
     */
    public boolean close(SignedInUser user, RequestContext context) {
        boolean done = sessions.holdConfirmed(user)
                && accounts.close(AccountAuditKind.CLOSED, user.service(), user.accountId(), context);
        if (done) {
            families.additional(user.accountId())
                    .forEach(additional -> removed.remove(additional, user.email(), context));
            tokens.endAll(user.accountId());
            Account account = accounts.get(user.accountId());
            tell(account, context);
            tellMain("family.closed", account);
        }
        return done;
    }

    /** Whether the link of the mail that tells of a closed account can still undo that. Changes nothing. */
    public boolean canReopen(Service service, String linkToken) {
        return tokens.ownerOfClosed(service, linkToken).isPresent();
    }

    /**
     * Opens an account again that its owner did not close. Whoever did knew its password, so all that was open stays dead,
     * no browser is known any more, and a new password is permitted. The main account is held before the additional one, whose
     * link holds it, as by all who hold both.
     *
     * @return the secret with which this browser may choose a new password; empty when the link can't be used, or another
     *     account has the address by now
     */
    public Optional<String> reopen(Service service, String linkToken, RequestContext context) {
        Optional<Account> owner = tokens.ownerOfClosed(service, linkToken);
        owner.flatMap(Account::mainId).ifPresent(accounts::hold);
        return owner.filter(account -> tokens.use(Purpose.REOPEN, linkToken))
                .filter(account -> addresses.reopen(account, context))
                .map(this::permitPassword);
    }

    private String permitPassword(Account account) {
        tellMain("family.reopened", account);
        devices.forgetAll(account.id());
        tokens.endAll(account.id());
        return tokens.issue(
                Purpose.PASSWORD_RESET, account.id(), clock.instant().plus(actionTokenSettings.resetValidity()));
    }

    private void tell(Account account, RequestContext context) {
        Instant now = clock.instant();
        Instant linkEnd = now.plus(shorter(actionTokenSettings.ownerLinkValidity(), accountSettings.retention()));
        String token = tokens.issue(Purpose.REOPEN, account.id(), linkEnd);
        MailTexts texts = MailTexts.in(account.language());
        outbox.enqueue(
                "closed:" + account.id(),
                account.email(),
                texts.mail(
                        "closed",
                        texts.text("service." + account.service()),
                        texts.dateTime(now),
                        SecurityNotificationMailer.browser(context, texts),
                        texts.date(deletion()),
                        tokens.address(account.service(), "reopen", token),
                        texts.dateTime(linkEnd)),
                now.plus(WORTH_SENDING));
    }

    /** What becomes of an additional account is its main one's business, which can remove one that was opened again. */
    private void tellMain(String text, Account account) {
        account.mainId().map(accounts::get).filter(Account::isOpen).ifPresent(main -> tell(main, text, account));
    }

    private void tell(Account main, String text, Account account) {
        Instant now = clock.instant();
        MailTexts texts = MailTexts.in(main.language());
        outbox.enqueue(
                text + ":" + account.id() + ":" + now.toEpochMilli(),
                main.email(),
                texts.mail(text, texts.text("service." + main.service()), account.email(), texts.dateTime(now)),
                now.plus(WORTH_SENDING));
    }

    /** A link is of no use once the account is deleted. */
    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
