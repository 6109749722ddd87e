package mypage.owner;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import mypage.TestAccount;
import mypage.Wired;
import mypage.account.AccountService;
import mypage.account.Service;
import mypage.session.SessionService;
import mypage.session.SignedInUser;

/** An employer's main account and what it does with additional ones, on real beans without a server. */
abstract class OneFamily {

    static final Duration SECOND = Duration.ofSeconds(1);

    static final Duration CONFIRMATION = Duration.ofMinutes(10);

    private static final Pattern LINK = Pattern.compile("(?m)^http.*t=(\\S+)$");

    final Wired wired;

    final AdditionalAccountService additional;

    final ClosingService closing;

    final SessionService sessions;

    final AccountService accounts;

    final TestAccount main;

    OneFamily(String... settings) {
        wired = new Wired(settings);
        additional = wired.get(AdditionalAccountService.class);
        closing = wired.get(ClosingService.class);
        sessions = wired.get(SessionService.class);
        accounts = wired.get(AccountService.class);
        main = employer();
    }

    TestAccount employer() {
        return new TestAccount(wired, Service.EMPLOYER);
    }

    /** One that is registered. */
    TestAccount additionalTo(TestAccount owner) {
        TestAccount account = employer();
        account.update("update account set main_id = ?1 where id = ?2", owner.id, account.id);
        return account;
    }

    SignedInUser signedIn(TestAccount account) {
        return user(account, open(account));
    }

    /** Signed in, and both factors proved again right now. */
    SignedInUser confirmed(TestAccount account) {
        return user(account, sessions.confirm(signedIn(account)).orElseThrow());
    }

    String open(TestAccount account) {
        return sessions.open(account.fresh(), account.client);
    }

    private SignedInUser user(TestAccount account, String token) {
        return sessions.resume(account.service, token).orElseThrow();
    }

    boolean isLiving(TestAccount account, String token) {
        return sessions.resume(account.service, token).isPresent();
    }

    InvitationStep invite(TestAccount owner, String email) {
        return additional.invite(confirmed(owner), email, owner.client);
    }

    boolean close(TestAccount account) {
        return closing.close(confirmed(account), account.client);
    }

    boolean remove(TestAccount owner, long id) {
        return additional.remove(confirmed(owner), id, owner.client);
    }

    static String newAddress() {
        return UUID.randomUUID() + "@example.jp";
    }

    /** The secret in the last mail to this account. */
    static String link(TestAccount account) {
        var found = LINK.matcher(account.lastMail().body());
        found.find();
        return found.group(1);
    }

    List<String> listed(TestAccount owner) {
        return additional.list(signedIn(owner)).stream()
                .map(account -> account.email() + " " + account.registered())
                .toList();
    }

    long mailsTo(String email) {
        return main.number("select count(*) from outbox_message where recipient = ?1", email);
    }

    long openAccounts(String email) {
        return main.number("select count(*) from account where email = ?1 and closed_at is null", email);
    }

    static String last(List<String> all) {
        return all.get(all.size() - 1);
    }
}
