package mypage.web.admin.users;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.account.AccountState;
import mypage.account.Service;
import mypage.admin.users.AccountLookupService;
import mypage.admin.users.AccountSummary;
import mypage.platform.Slice;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.Labels;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.StaffSearch;
import mypage.web.site.FieldErrors;

/** アカウント: the accounts whose address begins with what was typed. */
@Named
@RequestScoped
public class AccountsBacking {

    private static final String ADDRESS = "address";

    /** A row of the list. */
    public record Row(
            long id,
            String email,
            String service,
            String family,
            String state,
            boolean bad,
            String created,
            String lastSignIn) {
        private static Row of(AccountSummary account) {
            return new Row(
                    account.id(),
                    account.email(),
                    ServiceLabels.of(account.service()),
                    AccountLabels.family(account),
                    AccountLabels.of(account.state()),
                    AccountLabels.isBad(account.state()),
                    Fact.text(Optional.of(account.createdAt())),
                    Fact.text(account.lastSignInAt()));
        }
    }

    @Inject
    AccountLookupService lookup;

    @Inject
    StaffRequest staff;

    @Inject
    StaffSearch search;

    @Inject
    FieldErrors errors;

    private Slice<AccountSummary> found;

    /** Searches nothing if too little was typed. */
    public String search() {
        if (staff.isPosted()) {
            return search.keep(StaffPage.ACCOUNTS, ADDRESS, "service", "state");
        }
        search.typed(ADDRESS).ifPresent(address -> {
            if (AccountLookupService.isSearchable(address)) {
                found = search(address);
            } else {
                errors.add(ADDRESS, Labels.get("accounts.short"));
            }
        });
        return null;
    }

    private Slice<AccountSummary> search(String address) {
        return lookup.search(
                address,
                service().map(List::of).orElse(List.of(Service.values())),
                state().map(List::of).orElse(List.of(AccountState.values())),
                staff.number("after"),
                staff.context());
    }

    public String getAddress() {
        return search.typed(ADDRESS).orElse("");
    }

    public boolean isSearched() {
        return found != null;
    }

    public List<Row> getRows() {
        return found.rows().stream().map(Row::of).toList();
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
        return Choice.find(Service.values(), search.typed("service"));
    }

    private Optional<AccountState> state() {
        return Choice.find(AccountState.values(), search.typed("state"));
    }
}
