package mypage.web.admin.addressrequests;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import mypage.admin.addressrequests.AddressRequestFilter;
import mypage.admin.addressrequests.AddressRequestService;
import mypage.admin.addressrequests.AddressRequestView;
import mypage.platform.Slice;
import mypage.web.admin.site.Choice;
import mypage.web.admin.site.Fact;
import mypage.web.admin.site.MaskedAddress;
import mypage.web.admin.site.ServiceLabels;
import mypage.web.admin.site.StaffRequest;

/** アドレス変更の申請: the list of requests; at first those that wait for approval. */
@Named
@RequestScoped
public class RequestsBacking {

    /** A row of the list. */
    public record Row(
            long id,
            String opened,
            String openedBy,
            String service,
            String oldEmail,
            String newEmail,
            String state,
            boolean held) {
        private static Row of(AddressRequestView request) {
            return new Row(
                    request.id(),
                    Fact.text(Optional.of(request.openedAt())),
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

    private Slice<AddressRequestView> found;

    public void list() {
        found = requests.list(filter(), staff.number("after"));
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

    private AddressRequestFilter filter() {
        return Choice.find(AddressRequestFilter.values(), staff.parameter("state"))
                .orElse(AddressRequestFilter.TO_APPROVE);
    }
}
