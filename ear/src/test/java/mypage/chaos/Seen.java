package mypage.chaos;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mypage.it.AccountFixture;

/** What people saw of one account, which only one act uses. What an answer did not come for may have happened. */
final class Seen {

    final AccountFixture account;
    final String act;

    /** Requests that could sign in, and those that showed that they did. */
    final AtomicInteger possible = new AtomicInteger();

    final AtomicInteger sure = new AtomicInteger();

    /** The same of wrong codes. */
    final AtomicInteger wrongPossible = new AtomicInteger();

    final AtomicInteger wrongSure = new AtomicInteger();

    /** Browsers that are signed in, and that were signed out. */
    final List<Browser> in = new CopyOnWriteArrayList<>();

    final List<Browser> out = new CopyOnWriteArrayList<>();

    /** Promises that were seen to be broken. */
    final List<String> broken = new CopyOnWriteArrayList<>();

    /** Why the act could not go on; empty if it came to its end. */
    volatile String trouble = "";

    Seen(AccountFixture account, String act) {
        this.account = account;
        this.act = act;
    }

    void breaks(boolean isBroken, String promise) {
        if (isBroken) {
            broken.add(promise);
        }
    }
}
