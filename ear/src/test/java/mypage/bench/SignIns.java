package mypage.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import mypage.demo.Crowd;
import mypage.it.AccountFixture;
import mypage.it.HttpVisitor;
import mypage.it.Site;

/** What is measured of the product. Each sign-in is of another account than the last, by a browser without a past. */
final class SignIns {
    private final URI server;
    private final IntUnaryOperator people;
    private final Codes codes;

    /** Where the mailed codes arrive. */
    interface Codes {
        /** From now on, mails to this address count. */
        void expect(String address);

        String await(String address) throws Exception;
    }

    /** @param people who of the {@link Crowd} acts, by the number of the act */
    SignIns(URI server, IntUnaryOperator people, Codes codes) {
        this.server = server;
        this.people = people;
        this.codes = codes;
    }

    /** The commonest. */
    List<Scenario> basic() {
        return List.of(
                new Scenario("code, known browser", 1, n -> withCode(n, knownBrowser())),
                new Scenario("skip", 1, n -> skipping(n).bytes()),
                new Scenario("sign-in page", 0, n -> page()));
    }

    List<Scenario> scenarios(Map<String, String> environment) throws Exception {
        List<Scenario> all = new ArrayList<>();
        all.add(new Scenario("code, new browser", 1, n -> withCode(n, browser())));
        all.addAll(basic());
        all.add(new Scenario("refused password", 1, this::refused));
        all.add(new Scenario("authorization", 0, Authorizations.of(server, environment, this::skipping)));
        return all;
    }

    private HttpVisitor browser() {
        return new HttpVisitor(server);
    }

    private HttpVisitor knownBrowser() {
        return browser().withCookie("__Host-browser", Crowd.BROWSER);
    }

    private static AccountFixture account(int n) {
        return new AccountFixture(Site.SEEKER, Crowd.email(n), Crowd.PASSWORD, Crowd.FIRST_ID + n);
    }

    private long withCode(int number, HttpVisitor browser) throws Exception {
        AccountFixture account = account(people.applyAsInt(number));
        codes.expect(account.email());
        at(Site.SEEKER.otp(), browser.submitPassword(account));
        return at(Site.SEEKER.mypage(), browser.submitCode(codes.await(account.email())))
                .bytes();
    }

    private HttpVisitor skipping(int number) throws Exception {
        int n = people.applyAsInt(number);
        HttpVisitor browser = knownBrowser().withCookie(Crowd.skipCookieName(n), Crowd.skipCookie(n));
        return at(Site.SEEKER.mypage(), browser.submitPassword(account(n)));
    }

    private long page() throws Exception {
        return at(Site.SEEKER.login(), browser().get(Site.SEEKER.login())).bytes();
    }

    private long refused(int number) throws Exception {
        return at(Site.SEEKER.login(), browser().submitPassword(account(people.applyAsInt(number)), "wrong"))
                .bytes();
    }

    private static HttpVisitor at(String page, HttpVisitor browser) {
        if (!browser.isAt(page)) {
            throw new IllegalStateException("not at " + page + ": " + browser.status() + " "
                    + browser.answer().uri());
        }
        return browser;
    }
}
