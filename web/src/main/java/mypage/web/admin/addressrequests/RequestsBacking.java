package mypage.web.admin.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import mypage.admin.addressrequests.AddressRequestFilter;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.platform.Slice;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.ListChoice;
import mypage.web.admin.site.MaskedAddress;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffPage;
import mypage.web.admin.site.StaffRequest;
import mypage.web.admin.site.StaffSearch;

/** アドレス変更の申請: the list of requests; at first those that wait for approval. */
@Named
@RequestScoped
public class RequestsBacking {

    private static final String TYPED = "typed";
    private static final String STATE = "state";

    /** A row of the list. */
    public record Row(
            long id,
            Instant opened,
            String openedBy,
            String service,
            String oldEmail,
            String newEmail,
            String state,
            boolean held) {
        private static Row of(AddressRequestView request) {
            return new Row(
                    request.id(),
                    request.openedAt(),
                    request.openedBy(),
                    ServiceLabels.of(request.service()),
                    MaskedAddress.of(request.oldEmail()),
                    MaskedAddress.of(request.newEmail()),
                    RequestLabels.state(request),
                    request.held());
        }
    }

    @Inject
    AddressRequestService requests;

    @Inject
    StaffRequest staff;

    @Inject
    StaffSearch search;

    @Inject
    ListChoice choice;

    private Slice<AddressRequestView> found;

    public String list() {
        if (staff.isPosted()) {
            return search.keep(StaffPage.REQUESTS, TYPED, STATE, ListChoice.SORT, ListChoice.SIZE);
        }
        var after = staff.number("after");
        found = search.typed(TYPED)
                .map(typed -> requests.search(typed, choice.listing(), after, staff.context()))
                .orElseGet(() -> requests.list(filter(), choice.listing(filter().isOldestFirst()), after));
        return null;
    }

    public String getTyped() {
        return search.typed(TYPED).orElse("");
    }

    public List<Row> getRows() {
        return found.rows().stream().map(Row::of).toList();
    }

    public String getNext() {
        return found.next().map(key -> staff.queryWith("after", key)).orElse(null);
    }

    public List<Choice> getFilters() {
        return Choice.of(AddressRequestFilter.values(), RequestLabels::of, Optional.of(filter()));
    }

    public String getShown() {
        return RequestLabels.of(filter());
    }

    /** A search looks at all of them. */
    private AddressRequestFilter filter() {
        return search.typed(TYPED)
                .map(typed -> AddressRequestFilter.ALL)
                .or(() -> Choice.find(AddressRequestFilter.values(), search.chosen(STATE)))
                .orElse(AddressRequestFilter.TO_APPROVE);
    }
}
