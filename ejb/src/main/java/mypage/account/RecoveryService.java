package mypage.account;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.OwnerLink.Purpose;
import mypage.audit.AuditEvent;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.platform.AfterAnswer;
import mypage.platform.Settings;
import mypage.throttle.Budget;
import mypage.throttle.Throttle;

/** How owners who are not signed in take their account back when somebody else is in it, or when they forgot the password. */
@Stateless
public class RecoveryService {

    @Inject
    AccountService accounts;

    @Inject
    KnownBrowsers browsers;

    @Inject
    OwnerLinks links;

    @Inject
    FormerAddresses addresses;

    @Inject
    PasswordChanges passwords;

    @Inject
    LinkMails mails;

    @Inject
    AfterAnswer afterAnswer;

    @Inject
    Throttle throttle;

    @Inject
    AuditTrail audit;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    /** Whether the link of a mail can still be used. Changes nothing, however often mail scanners open it. */
    public boolean canShutOut(Service service, String linkToken) {
        return links.owner(Purpose.NOT_ME, service, linkToken).isPresent();
    }

    /** Whether the link was mailed to a former address, and gives that back. */
    public boolean restoresAddress(String linkToken) {
        return links.find(Purpose.NOT_ME, linkToken)
                .flatMap(OwnerLink::formerEmail)
                .isPresent();
    }

    /**
     * 「心当たりがない」: uses the link of a mail up, and ends all sessions, all waiting sign-ins and all skip settings of its
     * account at once. A link that was mailed to a former address gives that back, too, and opens the account again if it was
     * closed meanwhile. The account's row is held first, so nothing that is done in the account at the same moment comes in
     * between.
     */
    public ShutOut shutOut(Service service, String linkToken, Client client) {
        return links.owner(Purpose.NOT_ME, service, linkToken)
                .map(this::held)
                .flatMap(account -> links.owner(Purpose.NOT_ME, service, linkToken))
                .flatMap(account -> links.find(Purpose.NOT_ME, linkToken)
                        .filter(link -> links.use(Purpose.NOT_ME, linkToken))
                        .map(link -> shutOut(account, link, client)))
                .orElseGet(Over::new);
    }

    /** The main account first, as by all who hold both: opening a closed one again holds it too. */
    private Account held(Account account) {
        account.mainId().ifPresent(accounts::hold);
        return accounts.hold(account.id());
    }

    private ShutOut shutOut(Account account, OwnerLink link, Client client) {
        accounts.endAccess(account.id());
        browsers.forgetAll(account.id());
        links.endAll(account.id());
        audit.record(AuditEvent.Kind.NOT_ME, account.service(), account.id(), client);
        boolean restored = link.formerEmail().isPresent();
        if (restored && !addresses.restore(account, link, client)) {
            return new ShutOut.Stopped();
        }
        Instant end = clock.instant().plus(settings.resetValidity());
        return new ShutOut.Done(links.issue(Purpose.PASSWORD_RESET, account.id(), end), restored);
    }

    /**
     * パスワード再登録（パスワードを忘れた場合）: has a link mailed to the account with this ID, if there is one and not too many were mailed of
     * late. Neither the answer nor its time tells whether there is an account, see {@link AfterAnswer}.
     *
     * @return empty when that is under way; else, as too many were asked for from this network, when the next can be
     */
    public Optional<Instant> mailLink(Service service, String typedEmail, Client client) {
        Optional<Instant> next = throttle.take(List.of(asked(client)));
        if (next.isEmpty()) {
            afterAnswer.run(() -> mails.send(service, typedEmail, client));
        }
        return next;
    }

    private Budget asked(Client client) {
        return new Budget("links " + client.network(), settings.limits().linkMailsNetwork());
    }

    /** Whether this browser may choose a new password. */
    public boolean canReset(Service service, String resetToken) {
        return links.owner(Purpose.PASSWORD_RESET, service, resetToken).isPresent();
    }

    /**
     * Sets a new password and uses the permission up, ends what the old password opened, and signs nobody in
     * (ASVS 6.4.3). Runs outside a transaction, so that no connection is held while the password is hashed.
     */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public PasswordResult choosePassword(Service service, String resetToken, String password, Client client) {
        return links.owner(Purpose.PASSWORD_RESET, service, resetToken)
                .<PasswordResult>map(account -> passwords.choose(
                        account,
                        password,
                        hash -> passwords.changeByLink(account, resetToken, hash, client),
                        PasswordResult.Refused::new))
                .orElseGet(Over::new);
    }
}
