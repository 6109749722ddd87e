package mypage.desk;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import mypage.account.Account;
import mypage.account.AccountService;
import mypage.account.AccountUnlocking;
import mypage.account.Invitations;
import mypage.account.OwnerLinks;
import mypage.account.StrangersTries;
import mypage.audit.AuditEvent.Kind;
import mypage.audit.AuditTrail;
import mypage.audit.Client;
import mypage.platform.Rate;
import mypage.throttle.Budget;
import mypage.throttle.Throttle;
import mypage.trust.TrustTokenService;

/** The transactions of {@link AccountActsService}. Each holds the account first, so acts on it come one after the other. */
@Stateless
public class AccountActs {

    @Inject
    AccountService accounts;

    @Inject
    AccountUnlocking unlocking;

    @Inject
    Invitations invitations;

    @Inject
    TrustTokenService trust;

    @Inject
    OwnerLinks links;

    @Inject
    StrangersTries strangers;

    @Inject
    Throttle throttle;

    @Inject
    DeskMails mails;

    @Inject
    AuditTrail audit;

    public ActStep lock(long id, String seen, Client client) {
        return on(id, account -> {
            if (isChanged(account, seen)) {
                return ActStep.MEANWHILE;
            }
            if (account.isClosed()) {
                return lockClosed(account, client);
            }
            if (!accounts.lock(account.service(), id, client)) {
                return ActStep.MEANWHILE;
            }
            mails.locked(account);
            return ActStep.DONE;
        });
    }

    /** Nobody can sign in to it; but links of mails might still open it again. */
    private ActStep lockClosed(Account account, Client client) {
        if (links.endAllForGood(account.id()) == 0) {
            return ActStep.NOTHING;
        }
        audit.record(Kind.LOCKED, account.service(), account.id(), client);
        return ActStep.DONE;
    }

    public ActStep unlock(long id, String unknownHash, Client client) {
        return withMain(id, account -> {
            if (!unlocking.unlock(account, unknownHash, client)) {
                return ActStep.MEANWHILE;
            }
            tellUnlocked(account, "unlocked", client);
            return ActStep.DONE;
        });
    }

    public ActStep reopen(long id, String unknownHash, Client client) {
        return withMain(id, account -> {
            if (!account.isClosed()) {
                return ActStep.MEANWHILE;
            }
            if (!unlocking.reopen(account, unknownHash, client)) {
                return ActStep.TAKEN;
            }
            tellUnlocked(account, "reopened", client);
            return ActStep.DONE;
        });
    }

    private void tellUnlocked(Account account, String how, Client client) {
        if (account.isRegistered()) {
            mails.choosePassword(account, how);
        } else {
            invitations.send(account, client);
        }
    }

    public ActStep endSessions(long id, String seen, Client client) {
        return on(id, account -> {
            if (!account.isOpen() || isChanged(account, seen)) {
                return ActStep.MEANWHILE;
            }
            accounts.endSessions(id);
            audit.record(Kind.ACCESS_ENDED, account.service(), id, client);
            return ActStep.DONE;
        });
    }

    public ActStep resumeOtp(long id, String seen, Client client) {
        return on(id, account -> {
            if (!account.isOpen() || isChanged(account, seen)) {
                return ActStep.MEANWHILE;
            }
            if (!trust.isSet(id)) {
                return ActStep.NOTHING;
            }
            trust.endAll(account.service(), id, client);
            return ActStep.DONE;
        });
    }

    private static boolean isChanged(Account account, String seen) {
        return !AccountDeskService.seen(account).equals(seen);
    }

    public ActStep invite(long id, Client client) {
        return on(id, account -> {
            if (!account.isOpen() || account.isRegistered()) {
                return ActStep.MEANWHILE;
            }
            if (throttle.take(List.of(invitation(Long.toString(id)))).isPresent()) {
                return ActStep.TOO_SOON;
            }
            invitations.send(account, client);
            return ActStep.DONE;
        });
    }

    /** So that a second click, or a colleague at the same moment, sends no second mail. */
    static Budget invitation(String whose) {
        return new Budget("desk invitation " + whose, new Rate(1, Duration.ofMinutes(1)));
    }

    public ActStep giveTriesBack(long id, Client client) {
        return on(id, account -> {
            if (!throttle.refill(strangers.of(account.service(), account.email()))) {
                return ActStep.NOTHING;
            }
            audit.record(Kind.TRIES_GIVEN_BACK, account.service(), id, client);
            return ActStep.DONE;
        });
    }

    /** The main account is held before the additional one, as by all who hold both. */
    private ActStep withMain(long id, Function<Account, ActStep> act) {
        Optional<Long> main = Optional.ofNullable(accounts.get(id)).flatMap(Account::mainId);
        boolean free = main.map(accounts::hold).map(Account::isOpen).orElse(true);
        return free ? on(id, act) : ActStep.MAIN_NOT_OPEN;
    }

    private ActStep on(long id, Function<Account, ActStep> act) {
        return accounts.get(id) == null ? ActStep.MEANWHILE : act.apply(accounts.hold(id));
    }
}
