package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.account.AccountState;
import mypage.account.Service;
import mypage.admin.users.AccountLookupService;
import mypage.admin.users.AccountQuery;
import mypage.admin.users.AccountSummary;
import mypage.platform.Slice;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ListChoice;
import mypage.web.admin.site.MaskedAddress;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.StaffSearch;
import mypage.web.site.FieldErrors;

/**
 * アカウント: the accounts whose address or domain begins with what was typed, those of a main account, or those
 * in a state that staff have to do something about. Addresses are masked unless the member typed their beginning.
 */
@Named
@RequestScoped
public class AccountsBacking {

    private static final String ADDRESS = "address";
    private static final String MAIN = "main";
    private static final String NUMBER = "\\d{1,18}";

    private static final String[] FIELDS = {
        ADDRESS, MAIN, "service", "state", "undelivered", ListChoice.SORT, ListChoice.SIZE
    };

    /** A row of the list.
     *
     * @param lastSignIn null for none
     */
    public record Row(
            long id,
            String email,
            String service,
            String family,
            String state,
            boolean bad,
            Instant created,
            Instant lastSignIn) {
        private static Row of(AccountSummary account, boolean masked) {
            return new Row(
                    account.id(),
                    masked ? MaskedAddress.of(account.email()) : account.email(),
                    ServiceLabels.of(account.service()),
                    AccountLabels.family(account),
                    AccountLabels.of(account.state()),
                    AccountLabels.isBad(account.state()),
                    account.createdAt(),
                    account.lastSignInAt().orElse(null));
        }
    }

    @Inject
    AccountLookupService lookup;

    @Inject
    StaffRequest staff;

    @Inject
    StaffSearch search;

    @Inject
    ListChoice choice;

    @Inject
    FieldErrors errors;

    private AccountQuery query;
    private Slice<AccountSummary> found;

    /** Searches nothing if too little was typed or chosen. */
    public String search() {
        if (staff.isPosted()) {
            return search.keep(StaffPage.ACCOUNTS, FIELDS);
        }
        query = new AccountQuery(
                getAddress(),
                search.chosen(MAIN).filter(number -> number.matches(NUMBER)).map(Long::valueOf),
                service().map(List::of).orElse(List.of(Service.values())),
                state(),
                isUndelivered(),
                choice.isOldest(),
                choice.getSize(),
                staff.number("after"));
        if (query.isAnswerable()) {
            found = lookup.search(query, staff.context());
        } else if (isAsked()) {
            errors.add(ADDRESS, Labels.get("accounts.short"));
        }
        return null;
    }

    private boolean isAsked() {
        return search.isNamed() && !search.isGone() || state().isPresent();
    }

    public String getAddress() {
        return search.typed(ADDRESS).orElse("");
    }

    /** The number of a main account. */
    public String getMain() {
        return search.chosen(MAIN).orElse("");
    }

    public boolean isUndelivered() {
        return search.chosen("undelivered").filter("1"::equals).isPresent();
    }

    public boolean isSearched() {
        return found != null;
    }

    public String getCaption() {
        return query.isInOrderOfTime() ? Labels.get("accounts.caption.time") : Labels.get("accounts.caption");
    }

    public List<Row> getRows() {
        return found.rows().stream()
                .map(account -> Row.of(account, query.isMasked()))
                .toList();
    }

    /** The query of the next page; null when this is the last one. */
    public String getNext() {
        return found.next().map(key -> staff.queryWith("after", key)).orElse(null);
    }

    public List<Choice> getServices() {
        return Choice.of(Service.values(), ServiceLabels::of, service());
    }

    public List<Choice> getStates() {
        return Choice.of(AccountState.values(), AccountLabels::of, state());
    }

    private Optional<Service> service() {
        return Choice.find(Service.values(), search.chosen("service"));
    }

    private Optional<AccountState> state() {
        return Choice.find(AccountState.values(), search.chosen("state"));
    }
}
