package mypage.admin.users;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import mypage.account.AccountState;
import mypage.account.EmailAddress;
import mypage.account.Service;

/**
 * Which accounts a member of staff looks for. Nobody can leaf through all of them: it takes the beginning of an address
 * or of its domain, a main account, or a state in which few accounts are.
 *
 * @param typed the beginning of an address, or "@" and that of a domain, in any width or case; empty for none
 * @param main only the additional accounts of this one
 * @param state empty for all
 * @param undelivered only those whose mails come back
 * @param oldest in a list without an address: those first that are in their state the longest
 * @param size how many are on a page
 * @param after the last one of the page before
 */
public record AccountQuery(
        String typed,
        Optional<Long> main,
        List<Service> services,
        Optional<AccountState> state,
        boolean undelivered,
        boolean oldest,
        int size,
        Optional<Long> after) {

    /** The fewest characters of an address or domain to search for. */
    public static final int SHORTEST = 3;

    private static final int LONGEST = 254;

    private static final Set<AccountState> LISTED =
            Set.of(AccountState.LOCKED, AccountState.SUSPENDED, AccountState.DORMANT);

    private static final String DOMAIN = "@";

    public AccountQuery {
        typed = EmailAddress.normalize(typed);
        services = List.copyOf(services);
    }

    /** A search by the beginning of an address. */
    static AccountQuery of(String typed, List<Service> services, Optional<AccountState> state, Optional<Long> after) {
        return new AccountQuery(typed, Optional.empty(), services, state, false, false, 50, after);
    }

    public boolean isAnswerable() {
        return typed.isEmpty() ? main.isPresent() || isListed() : isSearchable();
    }

    private boolean isListed() {
        return undelivered || state.filter(LISTED::contains).isPresent();
    }

    private boolean isSearchable() {
        int length = beginning().length();
        return length >= SHORTEST && length <= LONGEST && typed.indexOf('\0') < 0;
    }

    /** Whether the member does not know the addresses that this finds, so that they are shown masked. */
    public boolean isMasked() {
        return typed.isEmpty() || isDomain() || main.isPresent();
    }

    boolean isDomain() {
        return typed.startsWith(DOMAIN);
    }

    /** The beginning of the key by which accounts are found. */
    String beginning() {
        return isDomain() ? typed.substring(1) : typed;
    }

    /** Whether it is a list in the order of time. */
    public boolean isInOrderOfTime() {
        return main.isEmpty() && (undelivered || typed.isEmpty());
    }

    List<AccountState> states() {
        return state.map(List::of).orElse(List.of(AccountState.values()));
    }
}
