package mypage.dormancy;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mypage.account.Account;
import mypage.account.AccountAuditKind;
import mypage.account.AccountFamilyRepository;
import mypage.account.AccountService;
import mypage.account.DormantAccountRepository;
import mypage.account.DormantAccountRepository.Limits;
import mypage.actiontoken.AccountActionTokenRepository;
import mypage.audit.AuditTrail;
import mypage.device.KnownDeviceRepository;
import mypage.platform.RequestContext;
import mypage.profile.AdditionalAccountRemoval;

/** The transactions of {@link DormancyTimer}. */
@Stateless
public class DormancyTransactions {

    /** How many accounts are looked at in one transaction: some milliseconds for the database. */
    static final int SLICE = 5000;

    /** How many of them take a step. */
    static final int BATCH = 100;

    /** After this many times the notice the owner is told again: the account was locked, or the timer off. */
    static final int FORGOTTEN = 2;

    /** The timer acts for nobody. */
    private static final RequestContext TIMER = new RequestContext("-", "timer", "");

    @Inject
    DormantAccountRepository dormant;

    @Inject
    AccountService accounts;

    @Inject
    AccountFamilyRepository families;

    @Inject
    AdditionalAccountRemoval removal;

    @Inject
    KnownDeviceRepository devices;

    @Inject
    AccountActionTokenRepository tokens;

    @Inject
    DormancyMailer mailer;

    @Inject
    AuditTrail audit;

    @Inject
    DormancySettings settings;

    @Inject
    Clock clock;

    /**
     * Takes the step that is due with the next accounts, in the order of their ids. May run on all nodes at once.
     *
     * @param after the last account of the previous call; 0 for the first one
     * @param quiet how long nobody must have signed in
     * @return the last account that was looked at; 0 after the last of all
     */
    public long next(long after, Duration quiet) {
        Instant now = clock.instant();
        long last = dormant.slice(after, SLICE);
        List<Account> due = dormant.holdDue(
                after,
                last,
                new Limits(now.minus(quiet), now.minus(settings.notice()), now.minus(settings.retention())),
                BATCH);
        due.forEach(account -> step(account, now));
        return due.size() < BATCH ? last : due.get(BATCH - 1).id();
    }

    private void step(Account account, Instant now) {
        if (account.dormantAt().isPresent()) {
            close(account);
        } else if (isAnnounced(account, now)) {
            dormant.putToSleep(account.id(), now);
            devices.forgetAll(account.id());
            tokens.endAll(account.id());
            record(AccountAuditKind.DORMANT, account);
        } else {
            dormant.noteAnnouncement(account.id(), now);
            mailer.announce(account);
            record(AccountAuditKind.DORMANCY_ANNOUNCED, account);
        }
    }

    private boolean isAnnounced(Account account, Instant now) {
        Instant forgotten = now.minus(settings.notice().multipliedBy(FORGOTTEN));
        return account.dormancyAnnouncedAt().filter(forgotten::isBefore).isPresent();
    }

    /** With the additional accounts to which nobody can sign in. */
    private void close(Account account) {
        accounts.close(AccountAuditKind.CLOSED_DORMANT, account.service(), account.id(), TIMER);
        families.additional(account.id())
                .forEach(additional -> removal.removeDormant(additional, account.email(), TIMER));
        tokens.endAll(account.id());
        mailer.closed(account);
    }

    private void record(AccountAuditKind kind, Account account) {
        audit.record(kind, account.service(), account.id(), TIMER);
    }
}
