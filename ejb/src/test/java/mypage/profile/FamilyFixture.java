package mypage.profile;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import mypage.TestAccount;
import mypage.TestContainer;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/** The main account of an employer and actions on additional ones, on real beans without a server. */
public abstract class FamilyFixture {

    public static final Duration SECOND = Duration.ofSeconds(1);

    public static final Duration REAUTHENTICATION = Duration.ofMinutes(10);

    private static final Pattern LINK = Pattern.compile("(?m)^http.*[?]t=([\\w-]+)&");

    public final TestContainer container;

    public final AdditionalAccountService additional;

    public final AccountClosingService closing;

    public final SessionService sessions;

    public final AccountService accounts;

    public final TestAccount main;

    public FamilyFixture(String... settings) {
        container = new TestContainer(settings);
        additional = container.get(AdditionalAccountService.class);
        closing = container.get(AccountClosingService.class);
        sessions = container.get(SessionService.class);
        accounts = container.get(AccountService.class);
        main = employer();
    }

    public TestAccount employer() {
        return new TestAccount(container, Service.EMPLOYER);
    }

    /** A registered additional account. */
    public TestAccount additionalTo(TestAccount owner) {
        TestAccount account = employer();
        account.update("update account set main_id = ?1 where id = ?2", owner.id, account.id);
        return account;
    }

    public SignedInUser signedIn(TestAccount account) {
        return user(account, open(account));
    }

    /** Signed in, and has just reauthenticated. */
    public SignedInUser reauthenticated(TestAccount account) {
        return user(account, sessions.reauthenticate(signedIn(account)).orElseThrow());
    }

    public String open(TestAccount account) {
        return sessions.open(account.fresh(), account.context);
    }

    private SignedInUser user(TestAccount account, String token) {
        return sessions.resume(account.service, token).orElseThrow();
    }

    public boolean isOpen(TestAccount account, String token) {
        return sessions.resume(account.service, token).isPresent();
    }

    public InvitationResult invite(TestAccount owner, String email) {
        return additional.invite(reauthenticated(owner), email, owner.context);
    }

    public boolean close(TestAccount account) {
        return closing.close(reauthenticated(account), account.context);
    }

    public boolean remove(TestAccount owner, long id) {
        return additional.remove(reauthenticated(owner), id, owner.context);
    }

    public static String newAddress() {
        return UUID.randomUUID() + "@example.jp";
    }

    /** The secret in the last mail to this account. */
    public static String link(TestAccount account) {
        var found = LINK.matcher(account.lastMail().body());
        found.find();
        return found.group(1);
    }

    public List<String> listed(TestAccount owner) {
        return additional.list(signedIn(owner)).stream()
                .map(account -> account.email() + " " + account.registered())
                .toList();
    }

    public long mailsTo(String email) {
        return main.number("select count(*) from outbox_message where recipient = ?1", email);
    }

    public long openAccounts(String email) {
        return main.number("select count(*) from account where email = ?1 and closed_at is null", email);
    }

    public static String last(List<String> all) {
        return all.get(all.size() - 1);
    }
}
